// SPDX-License-Identifier: MIT
// P11: one contract with ten years of facts, the rules alone.
#ifndef BENCH_EVALUATE_H
#define BENCH_EVALUATE_H

// Median microseconds of one evaluation.
double evaluate_us(void);

#endif
