// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/templates/template_store.h"

#include <QJsonArray>
#include <QObject>

#include <vector>

namespace liteboxd::management {

class ApiCall;

/// Stores templates one after the other and answers with what became of each, or with the first error: those before it
/// stay. Belongs to its call.
class TemplateImport : public QObject
{
    Q_OBJECT

public:
    TemplateImport(ApiCall &call, std::vector<sandbox::SandboxTemplate> values);

    void start() { storeNext(); }

private:
    void storeNext();

    ApiCall &m_call;
    const std::vector<sandbox::SandboxTemplate> m_values;
    std::size_t m_next = 0;
    QJsonArray m_stored;
    sandbox::TemplateStore m_store;
    async::Request m_step;
};

} // namespace liteboxd::management
