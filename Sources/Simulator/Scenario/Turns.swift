import Distributions

/// A chat in turns: agent and customer write by turns, and an agent writes to one customer at a time (CH3).
///
/// The customer has written when the chat begins. A turn is the agent's reply; between two turns the customer reads, thinks
/// and writes. How much chats at once slow each other down follows from it: they wait for the agent's attention.
public struct Turns: Sendable {
  public enum Number: Sendable, Hashable {
    /// P(N = n) = (1 - 1/m)^(n-1) / m with mean m, at least 1.
    case geometric(mean: Double)
    /// Probabilities of 1, 2, ... turns; their sum is 1.
    case shares([Double])

    var mean: Double {
      switch self {
      case .geometric(let mean): mean
      case .shares(let shares): shares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
      }
    }
  }

  public var number: Number
  /// Reading and writing of the agent in one turn, seconds.
  public var agent: any Distribution
  /// From the agent's reply to the next word of the patient (the customer), seconds.
  public var patient: any Distribution

  /// Mean duration of a chat that has the agent's attention whenever it needs it, seconds.
  var meanAlone: Double { number.mean * agent.mean + (number.mean - 1) * patient.mean }
}
