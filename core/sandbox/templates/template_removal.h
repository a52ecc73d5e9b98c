// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/templates/template_change.h"
#include "core/sandbox/templates/template_store.h"

namespace liteboxd::sandbox {

/// One run of TemplateStore::remove(): deletes the versions, the oldest first, so that a run that is cut short leaves
/// the newest. Belongs to its parent and deletes itself when done; destroying it ends it with ConnectionLost.
class TemplateRemoval : public QObject
{
    Q_OBJECT

public:
    static async::Request start(const TemplateChange &change, QObject *context, async::Callback<int> done,
                                TemplateStore *store);
    ~TemplateRemoval() override;

private:
    TemplateRemoval(const TemplateChange &change, async::Promise<int> promise, TemplateStore *store);

    void removeNext();
    void end(base::Result<int> result);

    const TemplateChange m_change;
    const async::Promise<int> m_promise;
    TemplateStore::Versions m_left; ///< the oldest last
    int m_removed = 0;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
