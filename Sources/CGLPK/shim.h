/// The GNU Linear Programming Kit.
#ifndef CALLSIM_CGLPK_H
#define CALLSIM_CGLPK_H

#include <glpk.h>

#endif
