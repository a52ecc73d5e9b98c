// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/sandbox_id.h"
#include "core/hubble/flow_source.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <memory>

namespace liteboxd::verify {

/// What Hubble still has of one sandbox's flows, as lines that `hubble observe --input-file` reads, redacted; the
/// newest 5,000. Unsupported without a source; else why the source does not answer. Belongs to the context and deletes
/// itself when done; destroying the Request ends it.
class FlowCollection : public QObject
{
    Q_OBJECT

public:
    static async::Request start(std::unique_ptr<hubble::FlowSource> source, const base::SandboxId &id, QObject *context,
                                async::Callback<QByteArray> done);

private:
    FlowCollection(std::unique_ptr<hubble::FlowSource> source, const base::SandboxId &id,
                   async::Promise<QByteArray> promise, QObject *parent);

    void follow(const hubble::SourceState &state);
    void end(base::Result<QByteArray> result);

    const std::unique_ptr<hubble::FlowSource> m_source;
    const async::Promise<QByteArray> m_promise;
    QList<QByteArray> m_lines;
    QTimer m_limit;
};

} // namespace liteboxd::verify
