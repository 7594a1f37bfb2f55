public enum Families { public static let all: [Family] = [] }
