import Simulator

extension Fit {
  /// `callsim.fit/1`: every estimate with its standard error, for other programs. Cells of fewer than 11 contacts are left out.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("agent_groups", onNewLine: true)
      writer.lines(groups) { writer, group in
        writer.object { writer in
          writer.key("name")
          writer.string(group.name)
          writer.key("on_duty")
          writer.array(group.averages) { $0.number(($1 * 1000).rounded() / 1000) }
        }
      }
      writer.key("busyness", onNewLine: true)
      writer.object { writer in
        writer.key("days")
        writer.integer(busyness.days)
        writer.key("dispersion")
        writer.number(busyness.dispersion)
        writer.key("likelihood_cv")
        writer.number(busyness.byLikelihood)
        writer.key("moments_cv")
        writer.number(busyness.byMoments)
        writer.key("p")
        writer.number(busyness.pValue)
        writer.key("standard_error")
        writer.number(busyness.standardError)
      }
      writer.key("contact_types", onNewLine: true)
      writer.lines(types) { writer, type in write(type, to: &writer) }
      writer.key("fitted_on", onNewLine: true)
      writer.array(history.days) { $0.string(CivilDate(days: $1).text) }
      writer.key("format", onNewLine: true)
      writer.string("callsim.fit/1")
      writer.key("held_out", onNewLine: true)
      writer.array(heldOut) { $0.string(CivilDate(days: $1).text) }
      writer.key("intervals", onNewLine: true)
      writer.array(0..<history.intervals) { $0.string(DayTimes.written(history.start(ofInterval: $1))) }
      writer.key("log", onNewLine: true)
      write(report, to: &writer)
    }
    writer.newLine()
    return writer.bytes
  }

  private func write(_ type: TypeFit, to writer: inout JSONWriter) {
    let handle = handleTimes[type.kind.queue]
    writer.object { writer in
      writer.key("arrivals")
      writer.array(type.arrivals) { $0.number(($1 * 1000).rounded() / 1000) }
      writer.key("handle_time")
      writer.array(handle?.candidates ?? []) { write($1, to: &$0) }
      writer.key("handle_time_mean")
      writer.number(handle?.sample.mean)
      writer.key("handle_time_p")
      writer.number(handle?.test?.pValue)
      writer.key("name")
      writer.string(type.kind.name)
      writer.key("offered")
      writer.number(type.offered >= Double(IdentifierGuard.smallestCell) ? type.offered : nil)
      writer.key("patience")
      writer.array(type.patience.candidates) { write($1, to: &$0) }
      writer.key("patience_by_exposure")
      writer.number(type.patience.meanByExposure)
      writer.key("short_handle_time_share")
      writer.number(handle?.short?.share)
    }
  }

  private func write(_ fit: LawFit, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("aic")
      writer.number(fit.aic)
      writer.key("law")
      writer.string(fit.family)
      writer.key("parameters")
      writer.array(fit.parameters) { writer, parameter in
        writer.object { writer in
          writer.key("name")
          writer.string(parameter.name)
          writer.key("standard_error")
          writer.number(parameter.logError.map { $0 * parameter.value })
          writer.key("value")
          writer.number(parameter.value)
        }
      }
    }
  }

  private func write(_ report: ImportReport, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("contacts")
      writer.integer(report.contacts)
      writer.key("dropped")
      writer.array(DropReason.allCases.filter { report.dropped[$0] != nil }) { writer, reason in
        writer.object { writer in
          writer.key("reason")
          writer.string(reason.rawValue)
          writer.key("rows")
          writer.integer(report.dropped[reason] ?? 0)
        }
      }
      writer.key("format")
      writer.string(report.format)
      writer.key("kept")
      writer.integer(report.kept)
      writer.key("read")
      writer.integer(report.read)
      writer.key("rejected")
      writer.array(RejectReason.allCases.filter { report.rejected[$0] != nil }) { writer, reason in
        writer.object { writer in
          writer.key("reason")
          writer.string(reason.rawValue)
          writer.key("rows")
          writer.integer(report.rejected[reason] ?? 0)
        }
      }
    }
  }
}
