// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/creation/command_run.h"
#include "core/sandbox/creation/creation_stage.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/templates/template_spec.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace liteboxd::sandbox {

/// What a template wants done in a sandbox once it runs: its files put there (tar over exec), its start-up script run,
/// and its readiness probe asked until it says yes. One thread. Destroying it stops it; what runs in the sandbox may go
/// on there.
class SandboxSetup : public QObject
{
    Q_OBJECT

public:
    SandboxSetup(kube::ApiClient &api, const Sandbox &sandbox, TemplateSpec spec, QObject *parent = nullptr);

    /// Whether the template wants anything.
    static bool isNeededBy(const TemplateSpec &spec);

    /// Once.
    void start();

Q_SIGNALS:
    void reached(liteboxd::sandbox::CreationStage stage);

    /// The start-up script wrote this, whatever its end.
    void scriptEnded(const liteboxd::sandbox::CommandResult &result);

    /// One of these, once.
    void finished();
    void failed(const liteboxd::base::Error &error);

private:
    void putFiles();
    void runScript();
    void awaitProbe();
    void probe();
    void judgeProbe(const base::Result<CommandResult> &result);
    void fail(base::ErrorCode code, std::string message);
    kube::ExecCommand command(std::vector<std::string> words) const;

    kube::ApiClient &m_api;
    const Sandbox m_sandbox;
    const TemplateSpec m_spec;
    QTimer m_pause;
    int m_refusals = 0;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
