// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::control {

/// Tells when files became other ones or were written to. It looks at them by the clock: a Secret in a pod is replaced
/// by renaming a link some folders up, and network file systems tell nobody. A change is told once two looks find the
/// files the same, so that nothing is read half written. A file that is missing is a state like another. It opens
/// nothing. One thread.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{2'000};

    /// What the files are now counts as known.
    explicit FileWatch(std::vector<std::string> files, std::chrono::milliseconds lookEvery = interval);

    /// Somebody else has just read them: what they are now is known.
    void noteRead();

Q_SIGNALS:
    void changed();

private:
    /// What tells that a file is another one, or was written to.
    using Signature = std::array<std::int64_t, 7>;

    std::vector<Signature> signatures() const;
    void look();

    std::vector<std::string> m_files;
    std::vector<Signature> m_seen;
    bool m_isNew = false; ///< seen once, and not told yet
    QTimer m_timer;
};

} // namespace liteboxd::control
