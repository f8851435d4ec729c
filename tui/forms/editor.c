// SPDX-License-Identifier: MIT
#include "tui/forms/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/keys.h"

static bool usable(const char *folder)
{
    return folder && *folder == '/' && access(folder, W_OK) == 0;
}

// A file that nobody else can read, where it does not outlive the session if there is such a place.
static int make_file(const struct app *app, char **path)
{
    const char *folder = config_environment(app->config, "XDG_RUNTIME_DIR");
    if (!usable(folder))
        folder = config_state_folder(app->config);
    if (folder && !usable(folder))
        mkdir(folder, 0700);
    if (!usable(folder))
        folder = "/tmp";
    *path = xasprintf("%s/contractmon-notes-XXXXXX.txt", folder);
    int file = mkostemps(*path, 4, O_CLOEXEC);
    return file;
}

static bool put(int file, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t written = write(file, text, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text += written;
        left -= (size_t)written;
    }
    return true;
}

static char *take(const char *path)
{
    struct text text = {0};
    char bytes[4096];
    ssize_t got = -1;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    while (file >= 0 && (got = read(file, bytes, sizeof bytes)) > 0)
        text_add_bytes(&text, bytes, (size_t)got);
    if (file >= 0)
        close(file);
    if (got == 0 && text.length == 0)
        return xstrdup("");
    return got == 0 ? text_take(&text) : (text_release(&text), NULL);
}

// As a paste is taken: lines stay, other controls go; the line end that editors leave behind the last line goes, too.
static char *cleaned(char *raw)
{
    struct text text = {0};
    const char *at = raw, *end = raw + strlen(raw);
    while (at < end) {
        uint32_t character = utf8_next(&at, end);
        if (character == '\t')
            character = ' ';
        bool kept = character == '\n' || (character != UTF8_BAD && key_is_character(character) &&
                                          !(character >= 0x80 && character < 0xa0));
        char bytes[4];
        if (kept)
            text_add_bytes(&text, bytes, utf8_put(character, bytes));
    }
    free(raw);
    while (text.length > 0 && text.bytes[text.length - 1] == '\n')
        text.bytes[--text.length] = '\0';
    char *clean = xstrdup(text_get(&text));
    text_release(&text);
    return clean;
}

// Runs the command through the shell, so that "emacs -nw" works. An editor that is stopped stops this program, too, and goes on with it.
static int run(const char *editor, const char *path)
{
    int status = 0;
    char *command = xasprintf("%s \"$1\"", editor);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGPIPE, SIG_DFL);
        execl("/bin/sh", "sh", "-c", command, "sh", path, (char *)NULL);
        _exit(127);
    }
    free(command);
    while (child > 0) {
        pid_t got = waitpid(child, &status, WUNTRACED);
        if (got == child && WIFSTOPPED(status)) {
            kill(getpid(), SIGSTOP);
            kill(child, SIGCONT);
        } else if (got == child || errno != EINTR) {
            break;
        }
    }
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

char *editor_run(struct app *app, const char *text)
{
    const char *editor = config_environment(app->config, "VISUAL");
    char *path = NULL, *edited = NULL;
    if (!editor || !*editor)
        editor = config_environment(app->config, "EDITOR");
    if (!editor || !*editor)
        editor = "nano";
    int file = make_file(app, &path);
    if (file < 0 || !put(file, text) || !put(file, "\n")) {
        app_warn(app, "No file could be made for the editor. The notes are as they were.");
        if (file >= 0)
            close(file);
    } else {
        close(file);
        terminal_lend(&app->terminal);
        int left = run(editor, path);
        terminal_retake(&app->terminal);
        char *raw = take(path);
        edited = raw ? cleaned(raw) : NULL;
        if (left == 127)
            app_warn(app, "The editor %s could not be run. The notes are as they were.", editor);
        else if (left != 0)
            app_warn(app, "The editor was left without success%s.",
                     edited && strcmp(edited, text) != 0 ? "; what it had saved was taken"
                                                         : ". The notes are as they were");
        if (edited && strcmp(edited, text) == 0) {
            free(edited);
            edited = NULL;
        }
    }
    if (file >= 0)
        unlink(path);
    free(path);
    return edited;
}
