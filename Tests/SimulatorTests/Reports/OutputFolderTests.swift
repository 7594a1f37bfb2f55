import Foundation
import Testing

@testable import Simulator

@Suite("Writing results")
struct OutputFolderTests {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "callsim output \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  private func contents(_ name: String) -> String? {
    try? String(contentsOfFile: path(name), encoding: .utf8)
  }

  private static func file(_ name: String, _ text: String) -> OutputFolder.File {
    OutputFolder.File(name: name, bytes: Array(text.utf8))
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  private func problem(_ body: () throws -> Void) -> OutputProblem.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? OutputProblem)?.kind
    }
  }

  @Test("creates the folder with those above it, and replaces what is there")
  func replaces() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    for text in ["old", "new"] {
      let folder = try OutputFolder(path("a/b"))
      try folder.replace([Self.file("x", text), Self.file("y", text)])
    }
    #expect(contents("a/b/x") == "new" && contents("a/b/y") == "new")
    #expect(try names(in: "a/b") == ["x", "y"])
  }

  @Test("says what is in the way")
  func reasons() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try Data().write(to: root.appendingPathComponent("taken"))
    #expect(
      throws: OutputProblem(kind: .cannotCreate, path: path("taken"), reason: "is there and is not a folder")
    ) {
      _ = try OutputFolder(path("taken"))
    }
    #expect(
      throws: OutputProblem(
        kind: .cannotCreate, path: path("a/.no/such.tmp"), reason: String(cString: strerror(ENOENT)))
    ) {
      try OutputFolder(path("a")).replace([Self.file("no/such", "new")])
    }
  }

  @Test("leaves all old files as they were when one of the new ones cannot be written")
  func allOrNone() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = try OutputFolder(path("a"))
    try folder.replace([Self.file("x", "old")])
    #expect(
      problem { try folder.replace([Self.file("x", "new"), Self.file("no/such", "new")]) } == .cannotCreate)
    #expect(contents("a/x") == "old")
    #expect(try names(in: "a") == ["x"])
  }

  @Test("refuses a name taken by a link or a folder")
  func refuses() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = try OutputFolder(path("a"))
    try Data("precious".utf8).write(to: root.appendingPathComponent("precious"))
    try FileManager.default.createSymbolicLink(atPath: path("a/x"), withDestinationPath: path("precious"))
    #expect(problem { try folder.check(["x"]) } == .cannotCreate)
    #expect(problem { try folder.replace([Self.file("x", "new")]) } == .cannotCreate)
    #expect(contents("precious") == "precious")
  }

  @Test("is refused to a second process")
  func inUse() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = try OutputFolder(path("a"))
    #expect(problem { _ = try OutputFolder(path("a")) } == .inUse)
    try folder.check([])
  }

  @Test("a file in the way of the folder is a problem of creation")
  func inTheWay() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try Data().write(to: root.appendingPathComponent("file"))
    #expect(problem { _ = try OutputFolder(path("file")) } == .cannotCreate)
    #expect(problem { _ = try OutputFolder(path("file/below")) } == .cannotCreate)
    #expect(problem { _ = try OutputFolder("") } == .cannotCreate)
  }

  #if os(Linux)
    @Test("a full device is told by its errno")
    func full() {
      guard let device = FileDescriptor(opening: "/dev/full", O_WRONLY) else {
        Issue.record("/dev/full can be opened")
        return
      }
      #expect(FileDescriptor.write(Array(repeating: 0, count: 10_000), to: device.number) == ENOSPC)
      try? FileManager.default.removeItem(at: root)
    }
  #endif
}
