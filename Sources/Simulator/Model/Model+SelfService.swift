import Distributions

/// How a contact type uses self-service.
public struct SelfServiceModel: Sendable, Hashable {
  /// Index in `Model.stages`.
  public var firstStage: Int
  /// Share of its contacts that try it on the first day, and the days after which half of it is left.
  public var share: Double
  public var halfLife: Double
  public var holdsLine: Bool
  /// Number of its network in the scenario.
  public var network: Int
}

/// A stage as the contacts of one type find it.
public struct StageModel: Sendable {
  public var time: any Distribution
  /// Index in `Model.serverPools`; nil: it holds any number.
  public var pool: Int?
  public var exits: [Exit]

  /// A way out, opt-outs and mis-routes included.
  public struct Exit: Sendable {
    public var share: Double
    public var to: Target
    public var talkFactor = 1.0
    public var wrapFactor = 1.0
    /// 0: nobody comes back.
    public var returnProbability = 0.0
    public var returnDelay: any Distribution = Constant.zero
    /// Contact type of the next contact; nil: the same.
    public var returnType: Int?
  }

  public enum Target: Sendable, Hashable {
    /// Index in `Model.stages`.
    case stage(Int)
    case resolved
    case givesUp
    case agent(isOptOut: Bool)
    /// The line of its urgent contacts.
    case urgentLine
    /// The line of another contact type.
    case otherLine(Int)
  }
}

extension Model {
  /// Whether contacts pass stages before an agent.
  var hasSelfService: Bool { !stages.isEmpty }
}

extension StageModel {
  /// The stages of all contact types that use self-service; tells each type which are its own.
  static func all(of scenario: Scenario, numbering types: inout [TypeModel]) -> ([StageModel], [Int]) {
    var stages: [StageModel] = []
    var pools: [Int] = []
    var firstPool: [String: [Int?]] = [:]
    for network in scenario.selfService {
      firstPool[network.name] = network.stages.map { stage in
        guard let servers = stage.servers else { return nil }
        pools.append(servers)
        return pools.count - 1
      }
    }
    let names = types.map { $0.urgentOf == nil ? $0.name : "" }
    for index in types.indices {
      let type = types[index]
      guard type.callbackOf == nil,
        let source = scenario.contactTypes.first(where: { $0.name == type.streamName }),
        let use = source.selfService,
        let number = scenario.selfService.firstIndex(where: { $0.name == use.network }),
        case let network = scenario.selfService[number], let ownPools = firstPool[network.name]
      else { continue }
      types[index].selfService = SelfServiceModel(
        firstStage: stages.count, share: use.share, halfLife: use.halfLife ?? .infinity,
        holdsLine: network.holdsLine, network: number)
      let compiler = StageCompiler(network: network, type: type.streamName, types: names, first: stages.count)
      stages += network.stages.indices.map { compiler.stage($0, pool: ownPools[$0]) }
    }
    return (stages, pools)
  }
}

/// Makes the stages of one network for one contact type.
private struct StageCompiler {
  let network: SelfService
  let type: String
  /// Names of the ordinary contact types by index.
  let types: [String]
  /// Index of the network's first stage.
  let first: Int

  func stage(_ index: Int, pool: Int?) -> StageModel {
    let conduct = network.stages[index].conduct(for: type)
    var exits: [StageModel.Exit] = []
    if conduct.optOut > 0 { exits.append(.init(share: conduct.optOut, to: .agent(isOptOut: true))) }
    for exit in conduct.exits where exit.share > 0 {
      exits += self.exits(of: exit, share: exit.share * (1 - conduct.optOut))
    }
    return StageModel(time: conduct.time, pool: pool, exits: exits)
  }

  private func exits(of exit: SelfService.Exit, share: Double) -> [StageModel.Exit] {
    switch exit.to {
    case .stage(let name):
      let index = network.stages.firstIndex { $0.name == name } ?? 0
      return [.init(share: share, to: .stage(first + index))]
    case .resolved, .givesUp:
      return [
        .init(
          share: share, to: exit.to == .resolved ? .resolved : .givesUp,
          returnProbability: exit.returns?.probability ?? 0,
          returnDelay: exit.returns?.delay ?? Constant.zero,
          returnType: exit.returns?.to.flatMap { types.firstIndex(of: $0) })
      ]
    case .agent:
      let misRoutes = exit.misRoutes.filter { $0.to != type && $0.share > 0 }
      let astray = misRoutes.map { route in
        StageModel.Exit(
          share: share * route.share,
          to: types.firstIndex(of: route.to).map { .otherLine($0) } ?? .agent(isOptOut: false),
          talkFactor: exit.talkFactor, wrapFactor: exit.wrapFactor)
      }
      let rest = share * (1 - misRoutes.reduce(0) { $0 + $1.share })
      let own = [
        (share: rest * exit.urgent, to: StageModel.Target.urgentLine),
        (share: rest * (1 - exit.urgent), to: .agent(isOptOut: false)),
      ]
      return astray
        + own.filter { $0.share > 0 || exit.urgent == 0 }.map {
          .init(share: $0.share, to: $0.to, talkFactor: exit.talkFactor, wrapFactor: exit.wrapFactor)
        }
    }
  }
}
