// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/creation/sandbox_creation.h"

#include <QObject>

#include <memory>

namespace liteboxd::sandboxes {

/// Makes one sandbox and follows it, after the API server judged the request without storing it where that is wanted.
/// Destroying it ends the following; what exists stays. GUI thread; `api` must outlive it.
class CreationRun : public QObject
{
    Q_OBJECT

public:
    enum class DryRun { No, First };

    CreationRun(kube::ApiClient &api, sandbox::SandboxRequest request, DryRun dryRun, QObject *parent = nullptr);
    ~CreationRun() override;

    /// Once.
    void start();

    const sandbox::SandboxRequest &request() const { return m_request; }

    /// Whether its pod exists, as far as is known.
    bool hasPod() const { return m_creation && m_creation->hasPod(); }

Q_SIGNALS:
    /// The dry run came out well.
    void judged();

    /// As of SandboxCreation.
    void reached(liteboxd::sandbox::CreationStage stage);
    void noted(const liteboxd::sandbox::PodEvent &event);
    void scriptEnded(const liteboxd::sandbox::CommandResult &result);

    /// One of these, once.
    void finished(const liteboxd::sandbox::Sandbox &sandbox);
    void failed(const liteboxd::base::Error &error);

private:
    void create();

    kube::ApiClient &m_api;
    const sandbox::SandboxRequest m_request;
    const DryRun m_dryRun;
    std::unique_ptr<sandbox::SandboxCreation> m_judgement;
    std::unique_ptr<sandbox::SandboxCreation> m_creation;
};

} // namespace liteboxd::sandboxes
