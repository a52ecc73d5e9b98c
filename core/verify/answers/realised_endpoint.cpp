// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/realised_endpoint.h"

#include <QList>

namespace liteboxd::verify {

const std::vector<std::string> &endpointCommand()
{
    static const std::vector<std::string> command{
        "cilium-dbg", "endpoint", "list", "-o",
        "jsonpath={range [*]}{@.status.external-identifiers.k8s-namespace}/"
        "{@.status.external-identifiers.k8s-pod-name}{\" \"}{@.status.policy.realized.policy-enabled}{\" \"}"
        "{@.status.policy.spec.policy-revision}{\" \"}{@.status.policy.realized.policy-revision}{\"\\n\"}{end}"};
    return command;
}

std::vector<RealisedEndpoint> realisedEndpoints(const QByteArray &output)
{
    std::vector<RealisedEndpoint> all;
    for (const QByteArray &line : output.split('\n')) {
        const QList<QByteArray> words = line.trimmed().split(' ');
        constexpr qsizetype columns = 4;
        if (words.size() != columns || words.front().startsWith('/') || words.front().endsWith('/'))
            continue;
        all.push_back(
            {QString::fromUtf8(words[0]), QString::fromUtf8(words[1]), words[2].toLongLong(), words[3].toLongLong()});
    }
    return all;
}

} // namespace liteboxd::verify
