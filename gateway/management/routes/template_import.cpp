// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/template_import.h"

#include "core/sandbox/templates/template_json.h"
#include "gateway/management/routes/api_call.h"

#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

TemplateImport::TemplateImport(ApiCall &call, std::vector<sandbox::SandboxTemplate> values)
    : QObject(&call)
    , m_call(call)
    , m_values(std::move(values))
    , m_store(call.api(), call.nameSpace())
{}

void TemplateImport::storeNext()
{
    if (m_next == m_values.size())
        return m_call.answer(200, {{u"items"_s, m_stored}});
    m_step = m_store.apply(m_values[m_next++], kube::Persistence::Store, this,
                           [this](const base::Result<sandbox::AppliedTemplate> &applied) {
                               if (!applied)
                                   return m_call.fail(applied.error());
                               QJsonObject json = sandbox::templateJson(applied->value);
                               json.insert(u"changed"_s, applied->isNew);
                               m_stored.append(json);
                               storeNext();
                           });
}

} // namespace liteboxd::management
