import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim plan hiring`: when to hire how many.
struct PlanHiringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hiring",
    abstract: "When to hire how many, so that enough trained agents are there in every week.",
    discussion: """
      The need is a list of experienced agents by week, in a file with a number on each line (a column `agents` of a CSV file) \
      or on the command line. New agents are trained for some weeks, learn for some more, and leave at some rate.

      EXAMPLES
        callsim plan hiring --need 100,100,104,110,120,120 --start 100 --attrition 0.8% --training 3
        callsim plan hiring --need-file weeks.csv --start 96 --attrition 0.7% --training 6 --class 8..16 --shortfall 30%
      """)

  @Option(help: .init("Experienced agents needed in each week.", valueName: "numbers"))
  var need: String?

  @Option(
    help: .init(
      "The same from a file: a number a line, or a CSV file with a column agents.", valueName: "file"),
    completion: .file())
  var needFile: String?

  @Option(help: .init("Experienced agents at the beginning.", valueName: "number"))
  var start: Double

  @Option(help: .init("Share that leaves in a week.", valueName: "share"))
  var attrition: Share?

  @Option(help: .init("Weeks from the first day to the first contact.", valueName: "weeks"))
  var training = 0

  @Option(help: .init("How far new agents fall short of experienced ones.", valueName: "share"))
  var shortfall: Share?

  @Option(help: .init("Weeks in which the shortfall falls to 37 %.", valueName: "weeks"))
  var learning = 8.0

  @Option(
    name: .customLong("class"), help: .init("Least and most agents of a class.", valueName: "least..most"))
  var classSize: ClassSize?

  @Option(help: .init("Currency units for each hire.", valueName: "amount"))
  var hireCost = 0.0

  @Option(help: .init("Currency units for each employee and week.", valueName: "amount"))
  var weekCost = 1.0

  @OptionGroup(title: "The answer") var answer: AnswerOptions

  func validate() throws {
    if (need == nil) == (needFile == nil) {
      throw ValidationError("give exactly one of --need and --need-file")
    }
    if let attrition, attrition.value >= 1 { throw ValidationError("--attrition must be below 100%") }
    if !(0...520).contains(training) { throw ValidationError("--training must be from 0 to 520 weeks") }
    if !(start >= 0 && hireCost >= 0 && weekCost >= 0 && learning > 0) {
      throw ValidationError("--start, --hire-cost, --week-cost must not be negative, --learning above 0")
    }
  }

  func run() throws {
    do {
      var question = HiringPlan.Question(need: try needs(), start: start)
      question.attrition = attrition?.value ?? 0
      question.training = training
      question.shortfall = shortfall?.value ?? 0
      question.learning = learning
      if let classSize { (question.classLeast, question.classMost) = (classSize.least, classSize.most) }
      (question.costPerHire, question.costPerWeek) = (hireCost, weekCost)
      guard let plan = HiringPlan(question) else {
        throw ValidationError("no plan was found; try fewer weeks or another --class")
      }
      try answer.print(plan.table)
      if plan.short.contains(where: { $0 > 1e-6 }) { throw ExitStatus.missed.code }
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func needs() throws -> [Double] {
    var fields: [String]
    if let needFile {
      let text = String(decoding: try UnreadableFile.bytes(of: needFile, atMost: 1 << 20), as: UTF8.self)
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      let header =
        lines.first.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } } ?? []
      if let column = header.firstIndex(of: "agents") {
        fields = lines.dropFirst().map { line in
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          return column < cells.count ? String(cells[column]) : ""
        }
      } else {
        fields = lines
      }
    } else {
      fields = (need ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    fields = fields.map { $0.trimmingCharacters(in: .whitespaces) }
    guard (1...520).contains(fields.count) else {
      throw ValidationError("the need must have 1 to 520 weeks, found \(fields.count)")
    }
    return try fields.enumerated().map { index, field in
      guard let value = Double(field), value >= 0, value <= 1e6 else {
        throw ValidationError("week \(index + 1) of the need must be a number of agents, found '\(field)'")
      }
      return value
    }
  }

  struct ClassSize: ExpressibleByArgument {
    var least: Int
    var most: Int?

    init?(argument: String) {
      let parts = argument.components(separatedBy: "..")
      guard parts.count <= 2, let least = Int(parts[0]), least >= 1 else { return nil }
      self.least = least
      guard parts.count == 2 else { return }
      guard let most = Int(parts[1]), most >= least else { return nil }
      self.most = most
    }
  }
}
