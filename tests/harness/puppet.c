// SPDX-License-Identifier: MIT
// A tiny full-screen program without curses, on which the harness itself is tested. It paints one
// screen, then tells on row 10 each key it gets in hexadecimal, on row 11 its size after SIGWINCH,
// and ends with q (exit status 3).
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

static void say(const char *bytes)
{
    if (write(STDOUT_FILENO, bytes, strlen(bytes)) < 0)
        exit(1);
}

static void enter(const struct termios *cooked)
{
    struct termios raw = *cooked;
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    say("\033[?1049h\033[?2004h\033[H\033[2J"
        "\033[1mbold\033[0m \033[4munderline\033[0m \033[7mreverse\033[0m \033[31mred\033[0m "
        "\033[32mgreen\033[0m "
        "\033[1;31;44mbold red on blue\033[0m \033[38;5;208morange\033[0m "
        "\033[38;2;1;2;3mtrue\033[0m");
    say("\033[2;1HT\xc5\xb7 Gwyn w\xcc\x82 \xe6\x9d\xb1 end");
    say("\033[3;1H+\xe2\x94\x80\xe2\x94\x80+ a < b & \"c\"");
    say("\033[4;1Hfirst\033[5;3Hsecond\033[6;5Hready");
}

static void leave(const struct termios *cooked)
{
    say("\033[?2004l\033[?25h\033[?1049l");
    tcsetattr(STDIN_FILENO, TCSANOW, cooked);
}

static void tell_size(void)
{
    struct winsize size;
    char line[80];
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    snprintf(line, sizeof(line), "\033[12;1Hsize %dx%d\033[K", size.ws_col, size.ws_row);
    say(line);
}

static void tell_keys(const unsigned char *bytes, ssize_t count)
{
    char line[256] = "\033[11;1Hkeys";
    size_t length = strlen(line);
    for (ssize_t i = 0; i < count && length < sizeof(line) - 8; i++)
        length += (size_t)snprintf(line + length, sizeof(line) - length, " %02x", bytes[i]);
    snprintf(line + length, sizeof(line) - length, "\033[K");
    say(line);
}

// What single keys ask for, beside being told. False: to end.
static bool obey(char key, const struct termios *cooked)
{
    switch (key) {
    case 'q':
        return false;
    case 'a': // application cursor keys
        say("\033[?1h");
        break;
    case 'h':
        say("\033[?25l");
        break;
    case 'd': // asks where the cursor is
        say("\033[7;9H\033[6n");
        break;
    case 'g':
        say("\033[6;5H\033[K\033[5;3H");
        break;
    case 'z':
        leave(cooked);
        kill(getpid(), SIGSTOP);
        enter(cooked);
        break;
    default:
        break;
    }
    return true;
}

int main(void)
{
    struct termios cooked;
    sigset_t signals;
    tcgetattr(STDIN_FILENO, &cooked);
    sigemptyset(&signals);
    sigaddset(&signals, SIGWINCH);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    int resized = signalfd(-1, &signals, 0);
    enter(&cooked);
    for (bool on = true; on;) {
        struct pollfd ready[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                  {.fd = resized, .events = POLLIN}};
        unsigned char bytes[64];
        poll(ready, 2, -1);
        if (ready[1].revents != 0) {
            struct signalfd_siginfo news;
            if (read(resized, &news, sizeof(news)) > 0)
                tell_size();
        }
        if (ready[0].revents == 0)
            continue;
        ssize_t count = read(STDIN_FILENO, bytes, sizeof(bytes));
        if (count <= 0)
            return 4;
        tell_keys(bytes, count);
        on = count > 1 || obey((char)bytes[0], &cooked);
    }
    leave(&cooked);
    return 3;
}
