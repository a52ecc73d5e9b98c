// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/templates/template_change.h"
#include "core/sandbox/templates/template_store.h"

#include <functional>

namespace liteboxd::sandbox {

/// One run of TemplateStore::apply() or rollback(): reads the versions there are, and creates the next one unless the
/// newest says the same. Belongs to its parent and deletes itself when done; destroying it ends it with ConnectionLost.
class TemplateWrite : public QObject
{
    Q_OBJECT

public:
    /// What to store, given what there is.
    using Choose = std::function<base::Result<SandboxTemplate>(const TemplateStore::Versions &known)>;

    static async::Request start(const TemplateChange &change, Choose choose, QObject *context,
                                async::Callback<AppliedTemplate> done, TemplateStore *store);
    ~TemplateWrite() override;

private:
    TemplateWrite(const TemplateChange &change, Choose choose, async::Promise<AppliedTemplate> promise,
                  TemplateStore *store);

    void write(const TemplateStore::Versions &known);
    void end(base::Result<AppliedTemplate> result);

    const TemplateChange m_change;
    const Choose m_choose;
    const async::Promise<AppliedTemplate> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
