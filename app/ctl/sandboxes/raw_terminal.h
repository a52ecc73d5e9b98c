// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <termios.h>

namespace liteboxd::ctl {

/// The terminal that the program runs on, given to a program elsewhere: what is typed goes there as it is, Ctrl-C too.
/// Restored when this is destroyed. One at a time; one thread.
class RawTerminal : public QObject
{
    Q_OBJECT

public:
    struct Size
    {
        int columns = 80;
        int rows = 24;

        bool operator==(const Size &) const = default;
    };

    /// Whether standard input and output are a terminal.
    static bool isThere();

    explicit RawTerminal(QObject *parent = nullptr);
    ~RawTerminal() override;

    Size size() const;

Q_SIGNALS:
    void resized();

private:
    void takeSignal();

    termios m_before{};
    bool m_isRaw = false;
    std::unique_ptr<QSocketNotifier> m_notifier; ///< of SIGWINCH
};

} // namespace liteboxd::ctl
