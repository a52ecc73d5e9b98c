// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"

namespace liteboxd::ctl {

/// `whoami`: who the API server takes us for (SelfSubjectReview, Kubernetes 1.28), and which cluster that is.
class WhoamiCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void askVersion(Invocation &invocation, const QJsonObject &review);
    void tell(Invocation &invocation, const QJsonObject &review, const kube::ServerVersion &version);

    async::Request m_request;
};

} // namespace liteboxd::ctl
