// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_screen.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <array>
#include <cstdio>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::terminal;

namespace {

constexpr int rows = 24;
constexpr int columns = 80;

/// A program on a terminal of its own, as the console's terminal shows it.
class Probe
{
public:
    explicit Probe(char **command)
        : m_screen(rows, columns, {.output = [this](std::string_view bytes) { send(bytes); }})
    {
        const winsize size{rows, columns, 0, 0};
        m_process = ::forkpty(&m_terminal, nullptr, nullptr, &size);
        if (m_process == 0) {
            ::execv(command[0], command);
            ::_exit(99);
        }
    }

    ~Probe()
    {
        ::close(m_terminal);
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }

    int descriptor() const { return m_terminal; }

    /// False: the program ended.
    bool read()
    {
        std::array<char, 65536> bytes{};
        const ssize_t size = ::read(m_terminal, bytes.data(), bytes.size());
        if (size > 0)
            m_screen.write({bytes.data(), static_cast<std::size_t>(size)});
        return size > 0;
    }

    void obey(const QJsonObject &order)
    {
        static const QMap<QString, TerminalKey> keys{
            {u"enter"_s, TerminalKey::Enter}, {u"escape"_s, TerminalKey::Escape},     {u"up"_s, TerminalKey::Up},
            {u"down"_s, TerminalKey::Down},   {u"pagedown"_s, TerminalKey::PageDown}, {u"f10"_s, TerminalKey::F10}};
        for (const char32_t letter : order.value("type"_L1).toString().toUcs4())
            m_screen.type(letter, {});
        if (const auto key = keys.constFind(order.value("press"_L1).toString()); key != keys.constEnd())
            m_screen.press(*key, {});
        QJsonArray lines;
        for (int row = 0; row < rows; ++row) {
            lines.append(QString::fromStdString(m_screen.text({row, 0}, {row, columns})));
        }
        const QJsonObject answer{{u"lines"_s, lines}, {u"alternate"_s, m_screen.isAlternate()}};
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

private:
    void send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t size = ::write(m_terminal, bytes.data(), bytes.size());
            if (size <= 0)
                return;
            bytes.remove_prefix(static_cast<std::size_t>(size));
        }
    }

    int m_terminal = -1;
    pid_t m_process = -1;
    TerminalScreen m_screen;
};

} // namespace

/// terminal_probe PROGRAM ARGS...: runs it on a terminal that the console's screen interprets. A line {"type": TEXT} or
/// {"press": KEY} on standard input is done, and answered, as is {}, by {"lines": […], "alternate": bool}: what the
/// screen shows then. Ends with its standard input or with the program.
int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    Probe probe(argv + 1);
    QByteArray input;
    std::array<pollfd, 2> wanted{{{probe.descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
    for (;;) {
        if (::poll(wanted.data(), wanted.size(), -1) < 0)
            return 1;
        if (wanted[0].revents != 0 && !probe.read())
            return 0;
        if (wanted[1].revents == 0)
            continue;
        std::array<char, 4096> bytes{};
        const ssize_t size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (size <= 0)
            return 0;
        input.append(bytes.data(), size);
        for (qsizetype end = 0; (end = input.indexOf('\n')) >= 0; input.remove(0, end + 1))
            probe.obey(QJsonDocument::fromJson(input.left(end)).object());
    }
}
