// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/sandbox_tab.h"
#include "core/async/request.h"

class QPlainTextEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

/// The pod as the cluster has it, as YAML, to read and copy: without its access token. GUI thread.
class YamlTab : public shell::SandboxTab
{
    Q_OBJECT

public:
    explicit YamlTab(QWidget *parent = nullptr);

    QString text() const;

protected:
    void follow() override;

private:
    void read();

    QPlainTextEdit *m_text;
    shell::PlainLabel *m_status;
    QString m_uid;
    async::Request m_reading;
};

} // namespace liteboxd::sandboxes
