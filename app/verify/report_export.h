// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/verify_report.h"

#include <QObject>

namespace liteboxd::shell {
class ErrorStrip;
}

namespace liteboxd::verify {

/// Writes a report to a file that the person names, in the format of its ending; JSON is signed with this user's key.
/// What goes wrong is said in `errors`, which outlives it. GUI thread.
class ReportExport : public QObject
{
    Q_OBJECT

public:
    explicit ReportExport(shell::ErrorStrip &errors, QObject *parent = nullptr);

    /// Where the key is kept, which is made at first use; empty: nothing is signed.
    void setKeyFile(const QString &file) { m_keyFile = file; }

    /// Asks for the file. The report is the one of now, whatever happens until the person has chosen.
    void ask(const VerifyReport &report, QWidget *window);

    void store(const VerifyReport &report, const QString &fileName);

private:
    /// Empty if it was to be signed and could not be.
    QByteArray signedText(const VerifyReport &report);

    shell::ErrorStrip &m_errors;
    QString m_keyFile;
};

} // namespace liteboxd::verify
