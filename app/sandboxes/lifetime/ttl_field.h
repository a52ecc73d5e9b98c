// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>
#include <optional>

class QComboBox;
class QSpinBox;

namespace liteboxd::sandboxes {

/// A length of time to live: a number and its unit. GUI thread.
class TtlField : public QWidget
{
    Q_OBJECT

public:
    explicit TtlField(QWidget *parent = nullptr);

    /// Zero is permitted and reads as this text: no length is given.
    void setEmptyText(const QString &text);

    /// In the largest unit that tells it without a rest; whole minutes.
    void setLength(std::chrono::seconds length);

    /// Nothing where zero is permitted and given.
    std::optional<std::chrono::seconds> length() const;

Q_SIGNALS:
    void changed();

private:
    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace liteboxd::sandboxes
