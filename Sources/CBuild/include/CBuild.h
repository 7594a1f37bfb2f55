#ifndef CBUILD_H
#define CBUILD_H

/// The git commit that the program was built from; an empty text when it was not built by `make` from a checkout.
const char *callsim_commit(void);

#endif
