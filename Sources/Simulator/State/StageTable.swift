import Distributions

/// The stages of self-service as the loop reads them: flat, private to the replication.
struct StageTable: ~Copyable {
  struct Stage {
    let firstExit: Int32
    let exits: Int32
    /// Server pool; -1: it holds any number.
    let pool: Int32
  }

  struct Exit {
    enum Kind: UInt8 { case stage, resolved, givesUp, agent, urgentLine, otherLine }

    let kind: Kind
    let isOptOut: Bool
    /// The stage, or the contact type of the line.
    let target: Int32
    /// Contact type of the contact that comes back; -1: the same.
    let returnType: Int32
    /// The exit is taken by uniforms below this and not below that of an exit before it.
    let upTo: Double
    let talkFactor: Double
    let wrapFactor: Double
    let returnProbability: Double
  }

  struct Keys {
    /// Number of the network; -1: none.
    let network: Int
    let use: StreamKey
    let time: StreamKey
    let exit: StreamKey
    let returns: StreamKey
    let returnDelay: StreamKey
  }

  let stages: Buffer<Stage>
  let times: Buffer<Law>
  let exits: Buffer<Exit>
  let returnDelays: Buffer<Law>
  /// One a contact type.
  let keys: Buffer<Keys>
  /// When networks are down.
  let outages: OutageTimes

  init(_ model: Model, seed: UInt64, replication: Int) {
    var stages: [Stage] = []
    var exits: [Exit] = []
    for stage in model.stages {
      stages.append(
        Stage(
          firstExit: Int32(exits.count), exits: Int32(stage.exits.count), pool: Int32(stage.pool ?? -1)))
      var upTo = 0.0
      for exit in stage.exits {
        upTo += exit.share
        exits.append(Exit(exit, upTo: upTo))
      }
    }
    self.stages = Buffer(stages)
    self.exits = Buffer(exits)
    times = Buffer(model.stages.map(\.time))
    returnDelays = Buffer(model.stages.flatMap { $0.exits.map(\.returnDelay) })
    keys = Buffer(
      (model.hasSelfService ? model.types : []).map { type in
        func key(_ purpose: Purpose) -> StreamKey {
          StreamKey(seed: seed, replication: replication, purpose: purpose, name: type.streamName)
        }
        return Keys(
          network: type.selfService?.network ?? -1, use: key(.selfServiceUse), time: key(.stageTime),
          exit: key(.stageExit),
          returns: key(.selfServiceReturn), returnDelay: key(.selfServiceReturnDelay))
      })
    let networks = model.scenario.selfService
    outages = OutageTimes(
      networks.map(\.outages), model.clock, seed: seed, replication: replication, purpose: .selfServiceOutage
    ) { network, number in "\(networks[network].name)/\(number)" }
  }

  /// The exit that a uniform chooses.
  func exit(of stage: Int, _ uniform: Double) -> Int {
    let first = Int(stages[stage].firstExit)
    let last = first + Int(stages[stage].exits) - 1
    var index = first
    while index < last, uniform >= exits[index].upTo { index += 1 }
    return index
  }
}

extension StageTable.Exit {
  fileprivate init(_ exit: StageModel.Exit, upTo: Double) {
    switch exit.to {
    case .stage(let index): (kind, target, isOptOut) = (.stage, Int32(index), false)
    case .resolved: (kind, target, isOptOut) = (.resolved, -1, false)
    case .givesUp: (kind, target, isOptOut) = (.givesUp, -1, false)
    case .agent(let isAsked): (kind, target, isOptOut) = (.agent, -1, isAsked)
    case .urgentLine: (kind, target, isOptOut) = (.urgentLine, -1, false)
    case .otherLine(let type): (kind, target, isOptOut) = (.otherLine, Int32(type), false)
    }
    self.upTo = upTo
    talkFactor = exit.talkFactor
    wrapFactor = exit.wrapFactor
    returnProbability = exit.returnProbability
    returnType = Int32(exit.returnType ?? -1)
  }
}
