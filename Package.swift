// swift-tools-version: 6.1
import PackageDescription

/// Set by the Makefile; goes into result documents.
let commit = Context.environment["CALLSIM_COMMIT"] ?? ""

let package = Package(
  name: "callsim",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "callsim", targets: ["SimCLI"]),
    .library(name: "Distributions", targets: ["Distributions"]),
    .library(name: "Simulator", targets: ["Simulator"]),
    .library(name: "StaffingModels", targets: ["StaffingModels"]),
    .library(name: "Fitting", targets: ["Fitting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "Distributions", dependencies: ["CGSL"]),
    .target(name: "CXlsxWriter"),
    .target(
      name: "Simulator",
      dependencies: [
        "CXlsxWriter", "Distributions",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    .target(name: "StaffingModels", dependencies: ["CGLPK", "CGSL", "Simulator"]),
    .target(
      name: "Fitting",
      dependencies: [
        "CGSL", "Distributions", "Simulator",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "CBuild", cSettings: [.define("CALLSIM_COMMIT", to: "\"\(commit)\"")]),
    .executableTarget(
      name: "SimCLI",
      dependencies: [
        "CBuild", "Fitting", "Simulator", "StaffingModels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "ReferenceCases", path: "Tests/ReferenceCases", resources: [.copy("Reference")]),
    .testTarget(name: "DistributionsTests", dependencies: ["Distributions", "CGSL"]),
    .testTarget(
      name: "SimulatorTests",
      dependencies: [
        "ReferenceCases", "Simulator", "StaffingModels", .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(name: "StaffingModelsTests", dependencies: ["ReferenceCases", "StaffingModels"]),
    .testTarget(name: "FittingTests", dependencies: ["Fitting", "Distributions", "Simulator"]),
    .testTarget(name: "SimCLITests", dependencies: ["SimCLI", "Simulator"]),
  ],
  swiftLanguageModes: [.v6]
)
