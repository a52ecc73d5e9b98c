// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/creation_run.h"

#include <utility>

namespace liteboxd::sandboxes {

using sandbox::SandboxCreation;

CreationRun::CreationRun(kube::ApiClient &api, sandbox::SandboxRequest request, DryRun dryRun, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_request(std::move(request))
    , m_dryRun(dryRun)
{}

CreationRun::~CreationRun() = default;

void CreationRun::start()
{
    if (m_dryRun == DryRun::No)
        return create();
    m_judgement = std::make_unique<SandboxCreation>(m_api, m_request);
    connect(m_judgement.get(), &SandboxCreation::finished, this, [this] {
        Q_EMIT judged();
        create();
    });
    connect(m_judgement.get(), &SandboxCreation::failed, this, &CreationRun::failed);
    m_judgement->start(SandboxCreation::Wait::No, kube::Persistence::DryRun);
}

void CreationRun::create()
{
    m_creation = std::make_unique<SandboxCreation>(m_api, m_request);
    connect(m_creation.get(), &SandboxCreation::reached, this, &CreationRun::reached);
    connect(m_creation.get(), &SandboxCreation::noted, this, &CreationRun::noted);
    connect(m_creation.get(), &SandboxCreation::scriptEnded, this, &CreationRun::scriptEnded);
    connect(m_creation.get(), &SandboxCreation::finished, this, &CreationRun::finished);
    connect(m_creation.get(), &SandboxCreation::failed, this, &CreationRun::failed);
    m_creation->start(SandboxCreation::Wait::UntilReady, kube::Persistence::Store);
}

} // namespace liteboxd::sandboxes
