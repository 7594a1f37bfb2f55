/// The parts of the GNU Scientific Library that callsim uses.
#ifndef CALLSIM_CGSL_H
#define CALLSIM_CGSL_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>

/// The kind of quadrature with weight exp(-x^2); GSL has it as a global variable, which Swift takes for mutable.
static inline const gsl_integration_fixed_type *callsim_hermite_quadrature(void) { return gsl_integration_fixed_hermite; }

#endif
