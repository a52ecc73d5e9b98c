// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/container_files.h"
#include "app/demo/node/line_discipline.h"
#include "app/demo/node/shell_variables.h"
#include "app/demo/node/tiny_netcat.h"

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::demo {

/// What runs when a command is run in a demo sandbox: echo, cat, env, hostname, pwd, sleep, stty size, true, false,
/// exit, export, exec, command -v, nc (TinyNetcat), hubble and cilium-dbg where there is an agent, and sh for lines of
/// these (from -c or from stdin), with quotes, variables, `;`, `&&`, `>&2`, `2>&1`, and `>/proc/1/fd/1`, which is the
/// log of the container. Nothing of the host is run, read or written. Sans-I/O, one thread: feed it, then let it run.
class TinyShell
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// What a program that goes on by itself has come to since it was asked last.
    struct Progress
    {
        std::string output{};
        std::string errors{};
        std::optional<int> exitCode{};
    };
    using Program = std::function<Progress()>;

    struct Surroundings
    {
        std::string hostname;
        std::string container;
        bool hasTerminal = false; ///< what is typed is shown; lines end with CR LF; Ctrl-C and Ctrl-D do what they do
        std::function<void(const std::string &line)> log;
        ContainerFiles *files = nullptr;          ///< outlives the shell; without it there are none
        Dialer dialer{};                          ///< without it nothing answers
        std::function<std::string()> endpoints{}; ///< what cilium-dbg prints; in an agent's pod only
        std::function<Program(const std::vector<std::string> &)>
            hubble{}; ///< the command hubble; in an agent's pod only
    };

    /// Whether there is such a program.
    static bool knows(const std::string &program);

    TinyShell(std::vector<std::string> command, Surroundings surroundings);

    void feed(std::string_view input);
    void endInput() { m_inputEnded = true; }
    void resize(int columns, int rows);

    /// Goes on as far as it can.
    void run(Time now);

    std::string takeOutput();
    std::string takeErrors();
    std::optional<int> exitCode() const { return m_exitCode; }

    /// When it wants to run() again though nothing came.
    std::optional<Time> wakeAt() const { return m_netcat ? m_netcat->wakeAt() : m_sleepUntil; }

private:
    void advance(Time now);
    void become(std::vector<std::string> command);
    void type(char c);
    void begin(const std::string &script);
    void execute(std::string_view statement, Time now);
    void execute(std::vector<std::string> words, Time now);
    void runCat();
    bool runNetcat(Time now);
    bool runProgram();
    void cat(const std::vector<std::string> &words);
    void list(const std::vector<std::string> &words);
    void test(const std::vector<std::string> &words);
    void tar(const std::vector<std::string> &words);
    void unpack();
    void complain(const std::string &text);
    bool nextLine();
    void interrupt();
    void write(std::string &to, std::string_view text) const;

    Surroundings m_surroundings;
    ShellVariables m_variables;
    std::deque<std::string> m_statements;
    std::vector<std::string> m_first; ///< the command itself, if it is not a shell
    std::string m_input;
    LineDiscipline m_line;
    std::string m_output;
    std::string m_errors;
    std::optional<Time> m_sleepUntil;
    std::optional<int> m_exitCode;
    int m_columns = 80;
    int m_rows = 24;
    int m_status = 0;
    bool m_readsInput = false; ///< a shell that takes lines from its stdin
    bool m_inCat = false;
    std::optional<TinyNetcat> m_netcat;
    Program m_program;
    std::optional<std::string> m_unpacksTo; ///< a tar that reads its stdin: the folder
    bool m_inputEnded = false;
    bool m_prompted = false;
};

} // namespace liteboxd::demo
