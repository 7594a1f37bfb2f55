// swift-tools-version: 6.1
import PackageDescription

/// A program with a routing policy of its own, on top of callsim's simulator.
let package = Package(
  name: "compiled-policy",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "callsim", path: "../..")],
  targets: [
    .executableTarget(
      name: "compiled-policy", dependencies: [.product(name: "Simulator", package: "callsim")])
  ],
  swiftLanguageModes: [.v6]
)
