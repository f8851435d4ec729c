// SPDX-License-Identifier: MIT
// Small pieces of text that several screens say: days, colours, how late something is.
#ifndef TUI_PHRASES_H
#define TUI_PHRASES_H

#include "model/ground/arena.h"
#include "model/rules/facts.h"
#include "tui/theme.h"

// "1 Jun", with the year if it is another than near's; "Tue 1 Jun" with the weekday, within the year; "" for no day. Live in the arena.
const char *phrase_day(struct arena *arena, day d, day near);
const char *phrase_weekday(struct arena *arena, day d, day near);
const char *phrase_full_day(struct arena *arena, day d); // "14 June 2027"
// "2 days late", "7 months late", "2 years late", "today", "tomorrow", "in 5 days"; "" when it is more than 60 days away.
const char *phrase_distance(struct arena *arena, day d, day today);
// The same in at most 12 columns: "7 mths late".
const char *phrase_distance_brief(struct arena *arena, day d, day today);
// The same of what is due; of what is never late "open 5 days" once its day has come.
const char *phrase_due(struct arena *arena, day on, bool never_late, day today);
const char *phrase_due_brief(struct arena *arena, day on, bool never_late, day today);
// The words without the year behind a month where it is that of near: "the quarter to 30 June 2027" -> "the quarter to 30 June".
const char *phrase_this_year(struct arena *arena, const char *words, day near);
// How pressing a day is: late, within a fortnight, or neither; what is never late is not.
enum role phrase_urgency(day d, day today);
enum role phrase_due_urgency(day on, bool never_late, day today);

// "Cannot be worked out: <why>", of why no more than its first line.
const char *phrase_trouble(struct arena *arena, const char *why);

const char *rag_word(int colour);   // "RED", "AMBER", "GREEN", "none"
const char *rag_letter(int colour); // "R", "A", "G", "-"
enum role rag_role(int colour);

#endif
