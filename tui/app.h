// SPDX-License-Identifier: MIT
// The application: one struct that is passed down, the stack of screens, and what panes and screens are made of.
#ifndef TUI_APP_H
#define TUI_APP_H

#include "model/ground/arena.h"
#include "model/office.h"
#include "tui/actions.h"
#include "tui/config.h"
#include "tui/draw.h"
#include "tui/keymap.h"
#include "tui/prompt.h"
#include "tui/scope.h"
#include "tui/terminal.h"

struct app;
struct chosen;
struct pane;
struct screen;

// What a handler asks the loop to do, as bits. Nobody but the loop paints, reads keys or leaves.
enum reaction {
    REACT_NONE = 0,
    REACT_IGNORED = 1,  // the action was not for this one
    REACT_PANE = 2,     // this pane is to be drawn, if it has not said more exactly what of it
    REACT_SCREEN = 4,   // all panes of this screen are to be drawn
    REACT_LAYOUT = 8,   // the panes' places are to be worked out again
    REACT_RELOAD = 16,  // the data is to be read again
    REACT_CLOSE = 32,   // this screen is to be closed
    REACT_REPAINT = 64, // everything is to be sent to the terminal again
    REACT_QUIT = 128,
    REACT_IDLE = 256, // of idle: there is more to do while no key comes
};

struct pane_ops {
    // Appends the title, shown in the pane's first row.
    void (*title)(struct pane *pane, struct app *app, struct text *out);
    // Draws everything below the title into pane->area.
    void (*draw)(struct pane *pane, struct app *app);
    // Does an action; REACT_IGNORED when it is none of this pane's.
    unsigned (*act)(struct pane *pane, struct app *app, enum action action);
    // Where the real cursor stands: on the focused row, at the first letter of its text.
    void (*cursor)(const struct pane *pane, int *y, int *x);
    // Appends the row the cursor stands on, as plain text.
    void (*copy)(struct pane *pane, struct app *app, struct text *out);
    // Goes to the next (forward) or previous row with the text, beginning at the row itself when `here`. False if there is none.
    bool (*find)(struct pane *pane, struct app *app, const char *text, bool forward, bool here);
    // Gives up the state.
    void (*close)(struct pane *pane);
};

struct pane {
    const struct pane_ops *ops;
    void *state;
    struct rect area; // title row included; height 0: not shown now
    enum dirt {
        CLEAN,
        CURSOR_MOVED,
        DIRTY
    } dirt; // what is to be drawn: nothing, the rows the cursor left and came to, all
};

struct screen_ops {
    const char *name; // "Overview"
    unsigned context; // an IN_... bit: which actions are understood
    // Gives the panes their areas within the body of the screen.
    void (*layout)(struct screen *screen, struct app *app, struct rect body);
    // Draws lines between the panes; may be NULL.
    void (*frame)(struct screen *screen, struct app *app);
    // Appends what the first line says behind the screen's name; may be NULL.
    void (*header)(struct screen *screen, struct app *app, struct text *out);
    // Does an action that concerns the whole screen; asked after the focused pane. May be NULL.
    unsigned (*act)(struct screen *screen, struct app *app, enum action action);
    // Marks everything read as old: data or the day have changed. What is needed is read when it is next drawn.
    void (*reload)(struct screen *screen, struct app *app);
    // Does a little work beforehand while no key comes; called once after each painting, and again after REACT_IDLE. May be NULL.
    unsigned (*idle)(struct screen *screen, struct app *app);
    // Takes typed text instead of the keys' actions (help, palette); may be NULL.
    unsigned (*type)(struct screen *screen, struct app *app, key pressed);
    // A paste; without this it is typed character by character, as one line. May be NULL.
    unsigned (*paste)(struct screen *screen, struct app *app, const char *pasted);
    // Keeps a draft of whatever was typed since it was last kept (app_unkept): called two seconds after that at the latest, when the line
    // drops or the program is to end, and before leaving. NULL: nothing is typed here.
    void (*keep)(struct screen *screen, struct app *app);
    // What the cursor stands on, for the actions that begin something new. False or NULL: nothing.
    bool (*chosen)(struct screen *screen, struct app *app, struct chosen *out);
    // Whether an action that is understood here would do anything now, for the footer. NULL: all would.
    bool (*offers)(struct screen *screen, struct app *app, enum action action);
    // What the footer calls an action for the row at the cursor; NULL: by its name. May be NULL.
    const char *(*label)(struct screen *screen, struct app *app, enum action action);
    void (*close)(struct screen *screen, struct app *app);
};

struct chosen {
    int64_t provider, contract; // contract 0: the provider as such
    const char *key;            // of a finding, or NULL; lives until the screen is drawn anew
    const char *ref;            // of a record or paper, or NULL
    bool about;                 // the screen is about this provider and nothing else
    const char *
        what; // what ref is of: "note", "change", "person", id of a kind of record; "provider" and "contract" stand
              // for themselves; NULL: something else, or not said
};

enum { MOST_PANES = 4, MOST_SCREENS = 12 };

struct screen {
    const struct screen_ops *ops;
    void *state;
    struct pane panes[MOST_PANES];
    int pane_count, focus;
    struct text sought; // what was last searched for here
};

struct same;
struct changed;
struct app {
    struct office *office;
    const struct config *config;
    const struct keymap *keymap;
    struct terminal terminal;
    struct draw draw;
    struct decoder *decoder;
    struct screen *screens[MOST_SCREENS]; // the last is on top
    int depth;
    struct prompt prompt;
    struct text message; // what the message line says; "" for nothing
    enum role message_role;
    int message_rows;      // that the message was last given; 0 counts as one
    struct arena *scratch; // for one painting
    struct scope scope;    // what the lists are narrowed to
    uint64_t data_version; // counts the changes seen in the database
    size_t stale;          // standings still to be worked out
    bool framed;           // lines and footer of the present screen are drawn
    bool footer_for_prompt;
    struct text footer_open; // what it calls Enter
    int64_t last_seq;        // the newest entry of the trail when the person left last
    moment last_here;        // when that was; 0: not known
    struct changed
        *changed;      // what others have changed since, as far as it was asked for (tui/since.h)
    moment began;      // when something was first typed into a form in this run; 0: nothing was
    struct same *same; // what was said in the forms saved last, for the key that says it again
    int64_t unkept_since; // clock_ticks() of the first key that no draft holds yet; 0: all is kept
    bool keep_soon;       // it is to be kept as soon as the screen has been painted
    bool clock_behind;    // the machine's clock stands before the last entry
    bool quitting;
};

struct screen *app_top(const struct app *app);
// Puts a screen on top, which the application then owns; it is laid out at once.
void app_push(struct app *app, struct screen *screen);
// A screen that has just put another on top leaves: the two change places, and with REACT_CLOSE the one that is on top then is closed.
void app_leave_below(struct app *app);
// Says something in the message line until the next key. Warnings look louder.
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_warn(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Shows the failure and clears the status.
void app_failed(struct app *app, struct status *st);
// Asks whether the machine's clock stands before the last entry, and says so when it does and did not before. True: that is something new.
bool app_look_at_clock(struct app *app);
// Tells everything as at another day; all screens read anew.
unsigned app_set_day(struct app *app, day to);
// The actions that hold now: the context of the screen on top.
unsigned app_contexts(const struct app *app);
// Something was typed that no draft holds yet: the loop has it kept within two seconds.
void app_unkept(struct app *app);
// A field was left: what was typed is kept once the screen shows it.
void app_keep_soon(struct app *app);
// Has all screens keep what was typed. Whoever cannot keep it says app_unkept again: it is tried anew, and leaving asks first.
void app_keep(struct app *app);
// Runs an action as if its key had been pressed.
unsigned app_act(struct app *app, enum action action);

// A new screen without panes; state belongs to it and is given up by ops->close.
struct screen *screen_new(const struct screen_ops *ops, void *state);
struct pane *screen_add(struct screen *screen, const struct pane_ops *ops, void *state);
void screen_touch(struct screen *screen); // every pane is to be drawn

#endif
