// SPDX-License-Identifier: MIT
// The meaning of what terminals send for one key. Each function returns the bytes used, counted from the first; 0: more are needed.
#ifndef TUI_KEYSEQ_H
#define TUI_KEYSEQ_H

#include "tui/keys.h"

// One character or control. *out is 0 for bytes that are no character.
size_t keyseq_plain(const unsigned char *bytes, size_t count, key *out);
// What follows CSI (ESC [), which ends before bytes[at]. *pressed is 0 for a sequence nobody knows; *paste: what follows is pasted.
size_t keyseq_csi(const char *bytes, size_t at, size_t count, key *pressed, bool *paste);
// The same behind SS3 (ESC O).
size_t keyseq_ss3(const char *bytes, size_t at, size_t count, key *pressed);
// Whether ESC and the bytes behind it begin a reply of the terminal, and where that ends (BEL or ESC \).
bool keyseq_begins_string(const char *bytes, size_t count);
size_t keyseq_string(const char *bytes, size_t count);

#endif
