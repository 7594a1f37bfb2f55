import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim erlang`: the calculator planners know.
struct ErlangCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erlang",
    abstract: "Exact Erlang B, C and A: how good so many agents are, or how many are needed.",
    discussion: """
      b  callers who find no line free are lost
      c  callers wait and never hang up
      a  callers wait and hang up when their patience ends

      Give --agents to see how good they are, or targets to see how many are needed; with both, whether they are enough.

      EXAMPLES
        callsim erlang c --calls 100 --per 30min --aht 180s --service-level 80/20 --max-occupancy 85% --shrinkage 30%
        callsim erlang a --calls 300 --per 30min --aht 5min --patience 3min --max-abandonment 3%
        callsim erlang a --calls 300 --aht 5min --patience 3min --agents 52 --format json
        callsim erlang b --calls 600 --per 1h --aht 4min --max-blocking 1%
      """,
    subcommands: [LossCommand.self, DelayCommand.self, ImpatienceCommand.self])

  struct LossCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "b", abstract: "Erlang B: who finds no line free is lost.",
      discussion: "Example: callsim erlang b --calls 600 --per 1h --aht 4min --max-blocking 1%")
    @OptionGroup(title: "Traffic and agents") var traffic: ErlangTraffic
    @Option(help: .init("Most contacts that find no line free.", valueName: "share")) var maxBlocking: Share?
    @Option(help: .init("Highest occupancy.", valueName: "share")) var maxOccupancy: Share?

    func run() throws {
      let targets =
        [
          maxBlocking.map { AgentTarget.blocking(atMost: $0.value) },
          maxOccupancy.map { .occupancy(atMost: $0.value) },
        ]
        .compactMap { $0 }
      try traffic.answer(.b, targets, threshold: 0, variant: .offered)
    }
  }

  struct DelayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "c", abstract: "Erlang C: callers wait and never hang up.",
      discussion: """
        Example: callsim erlang c --calls 100 --per 30min --aht 180s --service-level 80/20 --max-occupancy 85% --shrinkage 30%
        answers 14 agents, 20 scheduled: 88.84 % within 20 s, ASA 7.84 s.
        """)
    @OptionGroup(title: "Traffic and agents") var traffic: ErlangTraffic
    @OptionGroup(title: "Targets") var targets: ErlangTargets

    func run() throws {
      try traffic.answer(.c, targets.list, threshold: targets.threshold, variant: targets.variant)
    }
  }

  struct ImpatienceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "a", abstract: "Erlang A: callers hang up when their patience ends.",
      discussion:
        "Example: callsim erlang a --calls 300 --per 30min --aht 5min --patience 3min --max-abandonment 3%")
    @OptionGroup(title: "Traffic and agents") var traffic: ErlangTraffic
    @Option(help: .init("Mean patience of callers, e.g. 3min.", valueName: "time")) var patience: Seconds
    @Option(help: .init("Most contacts that hang up, e.g. 5%.", valueName: "share")) var maxAbandonment:
      Share?
    @OptionGroup(title: "Targets") var targets: ErlangTargets

    func run() throws {
      guard patience.value > 0 else { throw ValidationError("--patience must be greater than 0") }
      let all =
        targets.list + [maxAbandonment.map { AgentTarget.abandonment(atMost: $0.value) }].compactMap { $0 }
      try traffic.answer(
        .a, all, threshold: targets.threshold, variant: targets.variant, patience: patience.value)
    }
  }
}

/// What every formula needs.
struct ErlangTraffic: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Option(help: .init("Contacts that come in the period of --per.", valueName: "number"))
  var calls: Double
  @Option(help: .init("The period in which they come.", valueName: "time"))
  var per: Seconds = Seconds(value: 1800)
  @Option(help: .init("Average handle time: talk, hold and after-call work.", valueName: "time"))
  var aht: Seconds
  @Option(help: .init("Agents (for b: lines); need not be whole.", valueName: "number"))
  var agents: Double?
  @Option(
    help: .init(
      "Paid time not available: 30%; repeated, each applies to what the ones before leave.",
      valueName: "share"))
  var shrinkage: [Share] = []
  @Flag(help: "Allow a fraction of an agent as the answer.")
  var fractional = false
  @Option(help: .init("Abandonments up to this wait are short ones.", valueName: "time"))
  var short: Seconds = Seconds(value: 5)
  @Option(help: "What to print: text, json or csv.")
  var format: Format = .text

  func validate() throws {
    guard calls >= 0, calls <= 1e12 else {
      throw ValidationError("--calls must be from 0 to 1e12, found \(calls)")
    }
    guard per.value > 0 else { throw ValidationError("--per must be greater than 0") }
    if let agents, !(0...Double(LeastAgents.mostAgents)).contains(agents) {
      throw ValidationError("--agents must be from 0 to \(LeastAgents.mostAgents), found \(agents)")
    }
    guard calls / per.value * aht.value <= 1e7 else {
      throw ValidationError(
        "more than 10,000,000 erlangs are not a contact center; check --calls, --per and --aht")
    }
    if shrinkage.contains(where: { $0.value >= 1 }) {
      throw ValidationError("--shrinkage must be below 100%")
    }
  }

  func answer(
    _ formula: AgentQuestion.Formula, _ targets: [AgentTarget], threshold: Double,
    variant: ServiceLevelVariant,
    patience: Double? = nil
  ) throws {
    guard agents != nil || !targets.isEmpty else {
      throw ValidationError(
        "give --agents, or a target such as \(formula == .b ? "--max-blocking 1%" : "--service-level 80/20")")
    }
    let question = AgentQuestion(
      formula, contacts: calls, period: per.value, meanHandleTime: aht.value, meanPatience: patience,
      threshold: threshold, short: short.value, variant: variant, targets: targets, agents: agents,
      shrinkage: Shrinkage(shrinkage.map(\.value)), isFractional: fractional)
    do {
      let report = ErlangReport(try question.answer())
      switch format {
      case .text: try StandardOutput.write(Array(report.text(colored: Terminal.takesColor).utf8))
      case .json: try StandardOutput.write(report.json)
      case .csv: try StandardOutput.write(report.csv)
      }
    } catch let problem as AgentQuestion.Unanswerable {
      throw ValidationError(problem.description)
    } catch {
      throw StandardError.report(error)
    }
  }
}

/// Targets of formulas with a queue.
struct ErlangTargets: ParsableArguments {
  @Option(
    help: .init(
      "Share to be answered within a time: 80/20, 80%/20s, or 80% with --within.", valueName: "target"))
  var serviceLevel: ServiceLevelGoal?
  @Option(help: .init("The time of the service level; default: 20 s.", valueName: "time"))
  var within: Seconds?
  @Option(
    help: """
      What the service level counts: offered (S_T/N), ignore (S_T/(N-L_T)), credit ((S_T+L_T)/N), short, short-credit, \
      answered (S_T/S), virtual (P(V<=T)).
      """)
  var variant: ServiceLevelVariant = .offered
  @Option(help: .init("Highest average speed of answer.", valueName: "time")) var maxAsa: Seconds?
  @Option(help: .init("Highest mean wait of all contacts.", valueName: "time")) var maxWait: Seconds?
  @Option(help: .init("Most contacts that wait at all.", valueName: "share")) var maxDelayed: Share?
  @Option(help: .init("Highest occupancy.", valueName: "share")) var maxOccupancy: Share?

  var threshold: Double { within?.value ?? serviceLevel?.within ?? 20 }

  func validate() throws {
    if let within, let stated = serviceLevel?.within, stated != within.value {
      throw ValidationError("--service-level and --within give two times")
    }
  }

  var list: [AgentTarget] {
    [
      serviceLevel.map { .serviceLevel(variant, atLeast: $0.share) },
      maxAsa.map { .speedOfAnswer(atMost: $0.value) },
      maxWait.map { .meanWait(atMost: $0.value) }, maxDelayed.map { .delayProbability(atMost: $0.value) },
      maxOccupancy.map { .occupancy(atMost: $0.value) },
    ].compactMap { $0 }
  }
}

extension ServiceLevelVariant: ExpressibleByArgument {}
