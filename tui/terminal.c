// SPDX-License-Identifier: MIT
// Setting the terminal up and giving it back.
#include "terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tui/capability.h"
#include "tui/compact.h"
#include "tui/curses.h"
#include "tui/guard.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

// The locale decides which bytes may be sent. Where nobody has chosen one (SSH without LANG), UTF-8 is what terminals speak today.
static bool locale_is_utf8(void)
{
    const char *chosen = setlocale(LC_CTYPE, "");
    const char *all = getenv("LC_ALL");
    if ((!chosen || text_equal(chosen, "C") || text_equal(chosen, "POSIX")) && !(all && *all))
        chosen = setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_NUMERIC, "C");
    return chosen && text_equal(nl_langinfo(CODESET), "UTF-8");
}

// Descriptions of newer terminals are missing on servers; these all understand xterm's.
static const char *stand_in(const char *type)
{
    static const char *const like_xterm[] = {"kitty",   "ghostty", "alacritty", "foot",
                                             "wezterm", "konsole", "contour"};
    if (text_starts(type, "xterm"))
        return "xterm-256color";
    for (size_t i = 0; i < sizeof like_xterm / sizeof *like_xterm; i++) {
        if (strstr(type, like_xterm[i]))
            return "xterm-256color";
    }
    return text_starts(type, "tmux") || text_starts(type, "screen") ? "screen" : "vt100";
}

static bool refuse(struct status *st, const char *why)
{
    return status_fail(
        st, STATUS_USAGE,
        "%s. The subcommands work everywhere: contractmon list, contractmon show REF, "
        "contractmon findings; contractmon --help names them all.",
        why);
}

// A type of terminal whose description is here and that can move its cursor; NULL with the status set if there is none.
static const char *usable_type(struct terminal *terminal, struct status *st)
{
    const char *type = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        refuse(st, "contractmon without a command needs a terminal");
        return NULL;
    }
    if (!type || !*type) {
        refuse(st, "TERM does not say which terminal this is");
        return NULL;
    }
    enum capability_found found = capability_of_type(type);
    if (found == TYPE_UNKNOWN) {
        const char *instead = stand_in(type);
        terminal->notice = xasprintf("The terminal type %s is not known here; it is treated as %s.",
                                     type, instead);
        type = instead;
        found = capability_of_type(type);
    }
    if (found == TYPE_USABLE)
        return type;
    refuse(st, found == TYPE_UNKNOWN
                   ? "No description of this terminal (TERM) was found"
                   : "This terminal (TERM) cannot place its cursor, which the full screen needs");
    return NULL;
}

static void arm_guard(const struct terminal *terminal)
{
    struct text restore = {0};
    if (terminal->paste)
        text_add(&restore, PASTE_OFF);
    capability_restore(&restore);
    guard_arm(STDOUT_FILENO, &terminal->before, text_get(&restore), restore.length);
    text_release(&restore);
}

static enum tier tier_of(const struct config *config)
{
    if (text_equal(config_text(config, OPTION_COLOR), "never") || !has_colors())
        return TIER_MONO;
    start_color();
    use_default_colors();
    if (capability_direct_colour())
        return TIER_TRUE;
    return COLORS >= 256 ? TIER_256 : COLORS >= 16 ? TIER_16 : TIER_8;
}

// Raw, so that Ctrl-S arrives instead of freezing the screen.
static void go_raw(const struct terminal *terminal)
{
    struct termios raw = terminal->before;
    raw.c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF);
    raw.c_oflag &= ~(tcflag_t)ONLCR;
    raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    if (terminal->flow_control)
        raw.c_iflag |= IXON;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

static void set_modes(const struct config *config)
{
    nonl();
    typeahead(-1); // the loop itself takes waiting keys before it paints
    leaveok(stdscr, FALSE);
    if (text_equal(config_text(config, OPTION_CURSOR), "hide"))
        curs_set(0);
}

// Curses knows nothing of it.
static void mark_paste(struct terminal *terminal, const char *sequence)
{
    if (terminal->paste)
        text_add(&terminal->own, sequence);
}

bool terminal_open(const struct config *config, struct terminal *out, struct status *st)
{
    *out = (struct terminal){0};
    bool utf8 = locale_is_utf8();
    out->ascii = !utf8 || config_yes(config, OPTION_ASCII);
    out->line_drawing = !out->ascii && !text_equal(config_text(config, OPTION_LINES), "ascii");
    out->multiplexed = config_environment(config, "TMUX") != NULL;
    // xterm's description would draw lines in VT100 graphics, which PuTTY in UTF-8 shows as "lqqqk".
    if (utf8 && !text_equal(config_text(config, OPTION_LINES), "vt100"))
        setenv("NCURSES_NO_UTF8_ACS", "1", 1);
    const char *type = usable_type(out, st);
    if (!type || tcgetattr(STDIN_FILENO, &out->before) != 0) {
        free(out->notice);
        return type ? refuse(st, "The terminal's settings cannot be read") : false;
    }
    // Curses writes every piece of a line by itself; collected, a painting is one write.
    int fd = memfd_create("screen", MFD_CLOEXEC);
    out->collected = fd < 0 ? NULL : fdopen(fd, "w");
    out->flow_control = config_yes(config, OPTION_FLOW_CONTROL);
    guard_install();
    if (!newterm(type, out->collected ? out->collected : stdout, stdin)) {
        guard_remove();
        if (out->collected)
            fclose(out->collected);
        free(out->notice);
        return refuse(st, "The terminal could not be set up");
    }
    out->paste = capability_brackets_paste(type);
    arm_guard(out);
    go_raw(out);
    set_modes(config);
    out->one_set = out->ascii || (utf8 && !text_equal(config_text(config, OPTION_LINES), "vt100"));
    out->tier = tier_of(config);
    if (out->one_set)
        text_add(&out->own, "\033(B"); // whatever ran before may have left another
    mark_paste(out, PASTE_ON);
    terminal_measure(out);
    return true;
}

static void give_back(struct terminal *terminal)
{
    mark_paste(terminal, PASTE_OFF);
    endwin();
    terminal_flush(terminal);
    capability_clear_line(&terminal->own); // the footer stands there
    terminal_flush(terminal);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal->before);
}

void terminal_close(struct terminal *terminal)
{
    if (guard_armed())
        give_back(terminal);
    guard_disarm();
    guard_remove();
    if (terminal->collected)
        fclose(terminal->collected);
    free(terminal->notice);
    text_release(&terminal->own);
    *terminal = (struct terminal){.notice = NULL};
}

void terminal_lend(struct terminal *terminal)
{
    give_back(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
    give_back(terminal);
    kill(getpid(),
         SIGSTOP); // goes on here; TSTP itself would be lost on a process that no shell controls
    guard_heard();
    terminal_retake(terminal);
}

void terminal_retake(struct terminal *terminal)
{
    go_raw(terminal);
    mark_paste(terminal, PASTE_ON);
    clearok(curscr, TRUE);
    terminal_measure(terminal);
}

void terminal_measure(struct terminal *terminal)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    getmaxyx(stdscr, terminal->rows, terminal->columns);
}

// What curses has written since the last time, made shorter, behind our own bytes.
static void collect(struct terminal *terminal, struct text *out)
{
    int fd = fileno(terminal->collected);
    off_t size = lseek(fd, 0, SEEK_CUR);
    char *bytes = size > 0 ? xmalloc((size_t)size) : NULL;
    if (bytes && pread(fd, bytes, (size_t)size, 0) == (ssize_t)size)
        compact_output(bytes, (size_t)size, terminal->one_set, out);
    free(bytes);
    if (size > 0)
        lseek(fd, 0, SEEK_SET); // the next painting is written over this one
}

void terminal_flush(struct terminal *terminal)
{
    if (terminal->collected)
        collect(terminal, &terminal->own);
    if (terminal->own.length)
        terminal_send(text_get(&terminal->own), terminal->own.length);
    text_clear(&terminal->own);
}

void terminal_send(const char *bytes, size_t count)
{
    while (count) {
        ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        bytes += written;
        count -= (size_t)written;
    }
}

unsigned terminal_wait(int timeout, struct text *bytes)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    struct timespec limit = {.tv_sec = timeout / 1000, .tv_nsec = (timeout % 1000) * 1000000L};
    int ready = ppoll(&input, 1, timeout < 0 ? NULL : &limit, guard_sleep_mask());
    unsigned came = 0;
    struct heard heard = guard_heard();
    came |= heard.resized ? CAME_RESIZE : 0;
    came |= heard.stopped ? CAME_STOP : 0;
    came |= heard.continued ? CAME_CONTINUE : 0;
    came |= heard.ended ? CAME_END : 0;
    if (ready <= 0)
        return came;
    char block[4096];
    ssize_t got = read(STDIN_FILENO, block, sizeof block);
    if (got > 0) {
        text_add_bytes(bytes, block, (size_t)got);
        return came | CAME_KEYS;
    }
    return got < 0 && (errno == EINTR || errno == EAGAIN) ? came : came | CAME_HANGUP;
}

void terminal_die(void)
{
    int number = guard_heard().ended;
    if (number)
        raise(number);
}
