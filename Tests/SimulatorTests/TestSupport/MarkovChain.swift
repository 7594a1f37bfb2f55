import StaffingModels

/// For all tests of this module, without an import of their own.
typealias MarkovChain<State: Hashable> = StaffingModels.MarkovChain<State>
