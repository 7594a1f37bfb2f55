/// The sources that `fit` and `backtest` read. To add one: write `Formats/NewFormat.swift` and add its line here.
enum LogFormats {
  static let all: [any LogFormat.Type] = [
    CallCSV.self,
    BankLog.self,
    ConnectJSON.self,
    ConnectCSV.self,
    QueueLog.self,
    TwilioEvents.self,
    FiveNine.self,
    NiceCXone.self,
    GenesysConversations.self,
    IntervalCSV.self,
    GenesysWFM.self,
    AvayaHsplit.self,
    Teleopti.self,
    VerintVolumes.self,
  ]
}
