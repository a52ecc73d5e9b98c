// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"
#include "app/shell/words/error_texts.h"
#include "core/base/error.h"

#include <optional>

class QToolButton;

namespace liteboxd::shell {

/// An error in the place where it happened: a translated sentence, what to do about it, and on demand the details with
/// a button that copies them. Hidden while there is no error.
class ErrorStrip : public Strip
{
    Q_OBJECT

public:
    explicit ErrorStrip(QWidget *parent = nullptr);

    /// `what` says, translated, what was attempted ("Internet access of 4f1c was not changed"); may be empty.
    /// `subject` is whose fault it is.
    void show(const QString &what, const base::Error &error, Subject subject);

    /// The same in a sentence of the caller's own, which says also what to do.
    void showText(const QString &text, const base::Error &error);
    void dismiss();

    const std::optional<base::Error> &error() const { return m_error; }

private:
    std::optional<base::Error> m_error;
    PlainLabel *m_details;
    QToolButton *m_toggle;
};

} // namespace liteboxd::shell
