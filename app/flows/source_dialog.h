// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/source_settings.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLineEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::flows {

/// Asks where flows come from. What cannot be read is said below the fields, and the dialog stays. GUI thread.
class SourceDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SourceDialog(const SourceSettings &settings, QWidget *parent = nullptr);

    SourceSettings settings() const;
    QString fault() const;

    QLineEdit *address() const { return m_address; }
    QCheckBox *agents() const { return m_agents; }
    QCheckBox *tls() const { return m_tls; }
    QLineEdit *authority() const { return m_authority; }

    void accept() override;

private:
    QLineEdit *addFile(QFormLayout &form, const QString &label, const QString &file);
    void update();

    QCheckBox *m_agents;
    QLineEdit *m_address;
    QCheckBox *m_tls;
    QLineEdit *m_authority = nullptr;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_serverName;
    shell::PlainLabel *m_fault;
};

} // namespace liteboxd::flows
