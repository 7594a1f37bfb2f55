/// The distribution of the virtual wait: what contacts would wait if none ever gave up.
///
/// An answered contact shows its virtual wait; one that gave up only that its own was longer (it is
/// censored). The product-limit estimator puts both together, bucket by bucket:
///
///     P(V > end of bucket b) = product over j <= b of (1 - d_j / (n_j - c_j / 2))
///
/// with n_j contacts that waited into bucket j, d_j of them answered and c_j gone there. Halving c_j is the
/// life table's correction for not knowing the order inside a bucket; the first bucket, of waits of exactly 0,
/// has the answered ones first. Contacts still waiting at the end of the horizon are left out.
/// Assumes that patience and virtual wait are independent, so it is made for each contact type alone.
///
/// - Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the
///   American Statistical Association 53 (1958) 457-481.
enum VirtualWait {
  /// P(V <= upper end of each bucket in use); less than 1 at the end when the longest waits were given up.
  static func distribution(buckets: [Int], answered: [Double], others: [Double]) -> [Double] {
    var present = answered.reduce(0, +) + others.reduce(0, +)
    var survival = 1.0
    return buckets.indices.map { place in
      let atRisk = present - (buckets[place] == 0 ? 0 : others[place] / 2)
      if answered[place] > 0 { survival *= max(0, 1 - answered[place] / atRisk) }
      present -= answered[place] + others[place]
      return 1 - survival
    }
  }
}
