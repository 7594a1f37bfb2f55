#include "CBuild.h"

const char *callsim_commit(void) { return CALLSIM_COMMIT; }
