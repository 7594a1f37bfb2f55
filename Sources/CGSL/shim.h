/// The parts of the GNU Scientific Library that callsim uses.
#ifndef CALLSIM_CGSL_H
#define CALLSIM_CGSL_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_exp.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_sf_psi.h>

/// Nelder and Mead's simplex; a function, since Swift takes the variable of that name for shared mutable state.
static inline const gsl_multimin_fminimizer_type *cgsl_simplex(void) { return gsl_multimin_fminimizer_nmsimplex2; }

/// The kind of quadrature with weight exp(-x^2); GSL has it as a global variable, which Swift takes for mutable.
static inline const gsl_integration_fixed_type *callsim_hermite_quadrature(void) { return gsl_integration_fixed_hermite; }

/// Brent's method; GSL's own name for it is a variable, which Swift may not read from several threads.
static inline const gsl_root_fsolver_type *callsim_brent(void) { return gsl_root_fsolver_brent; }

/// Sobol's sequence; likewise.
static inline const gsl_qrng_type *callsim_sobol(void) { return gsl_qrng_sobol; }

#endif
