#include "CXlsxWriter.h"

#include <dlfcn.h>
#include <pthread.h>

static struct xlsx_functions functions;
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// The library of the header's own version, by the names that systems give it.
static void *library(void) {
  static const char *const names[] = {
      "libxlsxwriter.so." LXW_SOVERSION,
      "libxlsxwriter." LXW_SOVERSION ".dylib",
      "/opt/homebrew/lib/libxlsxwriter." LXW_SOVERSION ".dylib",
      "/usr/local/lib/libxlsxwriter." LXW_SOVERSION ".dylib",
      "/usr/local/lib/libxlsxwriter.so." LXW_SOVERSION,
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *found = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (found) return found;
  }
  return 0;
}

static void load(void) {
  void *found = library();
  if (!found) return;
#define XLSX_LOAD(name) \
  functions.name = (__typeof__(functions.name))dlsym(found, #name); \
  if (!functions.name) return;
  XLSX_FUNCTIONS(XLSX_LOAD)
  is_loaded = 1;
}

const struct xlsx_functions *xlsx_functions(void) {
  pthread_once(&once, load);
  return is_loaded ? &functions : 0;
}
