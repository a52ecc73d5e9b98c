// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_decoder.h"

#include "core/kube/decode/api_time.h"
#include "core/kube/decode/json_parser.h"
#include "core/sandbox/annotation_values.h"
#include "core/sandbox/labels.h"
#include "core/sandbox/pod_status.h"

#include <QHostAddress>
#include <QJsonDocument>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace liteboxd::sandbox {

namespace {

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<Controller> controllerOf(const kube::ObjectView &metadata)
{
    std::optional<Controller> controller;
    metadata["ownerReferences"].eachItem([&controller](const kube::ObjectView &owner) {
        if (owner["controller"].flag() && !controller)
            controller =
                Controller{qstring(owner["kind"].text()), qstring(owner["name"].text()), qstring(owner["uid"].text())};
    });
    return controller;
}

/// The name is the second key: labels alone could be put on any pod of the namespace. A ReplicaSet names its pods after
/// itself: its name, cut to leave room, a hyphen and a suffix without one (Kubernetes' names.SimpleNameGenerator).
bool nameFits(std::string_view podName, std::string_view id, const std::optional<Controller> &controller)
{
    const std::string own = "sandbox-" + std::string(id);
    if (podName == own)
        return true;
    if (!controller || controller->kind != u"ReplicaSet")
        return false;
    const std::string set = controller->name.toStdString();
    if (set != own && !set.starts_with(own + '-'))
        return false;
    constexpr std::size_t longestBase = 58;
    const std::string base = (set + '-').substr(0, longestBase);
    return podName.size() > base.size() && podName.starts_with(base) &&
           podName.find('-', base.size()) == std::string_view::npos;
}

std::vector<ContainerPort> portsOf(const kube::ObjectView &spec)
{
    std::vector<ContainerPort> ports;
    spec["containers"].eachItem([&ports](const kube::ObjectView &container) {
        container["ports"].eachItem([&ports](const kube::ObjectView &port) {
            const std::int64_t number = port["containerPort"].integer().value_or(0);
            const std::string_view protocol = port["protocol"].text();
            if (number < 1 || number > 65535 || (!protocol.empty() && protocol != "TCP"))
                return;
            const auto wanted = static_cast<quint16>(number);
            const bool known = std::any_of(ports.begin(), ports.end(),
                                           [wanted](const ContainerPort &p) { return p.number == wanted; });
            if (!known)
                ports.push_back({wanted, qstring(port["name"].text())});
        });
    });
    return ports;
}

QString imageOf(const kube::ObjectView &spec)
{
    constexpr qsizetype longest = 512;
    std::string_view image;
    spec["containers"].eachItem([&image](const kube::ObjectView &container) {
        if (image.empty())
            image = container["image"].text().substr(0, static_cast<std::size_t>(longest) * 4);
    });
    return qstring(image).left(longest);
}

/// An address longer than any IPv6 text is none.
QString addressOf(const kube::ObjectView &status, const char *field)
{
    constexpr std::size_t longest = 45; // RFC 4291 2.2, with an embedded IPv4 address
    const std::string_view text = status[field].text();
    return text.size() > longest ? QString() : qstring(text);
}

bool isSameAddress(const QString &a, const QString &b)
{
    const QHostAddress address(a);
    return !address.isNull() && address.isEqual(QHostAddress(b), QHostAddress::ConvertV4MappedToIPv4);
}

void readAnnotations(const kube::ObjectView &values, Sandbox &sandbox)
{
    const std::string_view token = values[annotations::accessToken].text();
    sandbox.accessToken = accessTokenFrom(token);
    sandbox.tokenFault = faultOf(token);
    sandbox.decoyDigest = digestFromHex(values[annotations::decoy].text());
    sandbox.ttl = ttlFrom(values[annotations::ttl].text());
    sandbox.createdAt = kube::timeFromText(values[annotations::createdAt].text()).value_or(sandbox.podCreatedAt);
    sandbox.templateName = qstring(values[annotations::templateName].text());
    sandbox.templateVersion = static_cast<int>(
        std::clamp<std::int64_t>(qstring(values[annotations::templateVersion].text()).toLongLong(), 0, 1'000'000'000));
    sandbox.internetUntil = kube::timeFromText(values[annotations::internetAccessUntil].text());
    constexpr std::size_t longestLinks = 64 * 1024;
    if (const std::string_view links = values[annotations::links].text(); links.size() <= longestLinks)
        sandbox.links = qstring(links);
    sandbox.allowedDomains = domainsFrom(values[annotations::allowedDomains].text());
}

void readStatus(const kube::ObjectView &pod, Sandbox &sandbox)
{
    const PodStatus status = podStatus(pod);
    sandbox.state = status.state;
    sandbox.reason = status.reason;
    sandbox.message = status.message;
    sandbox.ready = status.ready;
    sandbox.restarts = status.restarts;
    sandbox.exitCode = status.exitCode;
    sandbox.podAddress = addressOf(pod["status"], "podIP");
    sandbox.hostNetwork |= isSameAddress(sandbox.podAddress, addressOf(pod["status"], "hostIP"));
}

} // namespace

base::Result<Sandbox> decodeSandbox(const kube::ObjectView &pod)
{
    const kube::ObjectView metadata = pod["metadata"];
    const kube::ObjectView podLabels = metadata["labels"];
    const std::string_view name = metadata["name"].text();
    const std::string context = "pods/" + std::string(name);
    if (podLabels[labels::app].text() != labels::appValue)
        return base::fail(base::ErrorCode::Malformed, "not a sandbox: it lacks the label app=liteboxd", context);
    auto id = base::SandboxId::parse(podLabels[labels::sandboxId].text());
    if (!id)
        return base::fail(base::ErrorCode::Malformed, "not a sandbox: its label sandbox-id is missing or no id",
                          context);
    std::optional<Controller> controller = controllerOf(metadata);
    if (!nameFits(name, id->text(), controller))
        return base::fail(base::ErrorCode::Malformed, "not a sandbox: its name is not that of its sandbox-id", context);

    const kube::ObjectView spec = pod["spec"];
    Sandbox sandbox{.id = std::move(*id)};
    sandbox.podName = qstring(name);
    sandbox.podNamespace = qstring(metadata["namespace"].text());
    sandbox.uid = qstring(metadata["uid"].text());
    sandbox.podCreatedAt = metadata["creationTimestamp"].time().value_or(Sandbox::Time());
    sandbox.hostNetwork = spec["hostNetwork"].flag();
    sandbox.nodeName = qstring(spec["nodeName"].text());
    sandbox.internetRequested = podLabels[labels::internetAccess].text() == labels::internetAccessValue;
    sandbox.hasDnsLock = podLabels[labels::dnsLock].text() == labels::dnsLockValue;
    sandbox.hasEgressProxy = podLabels[labels::egressProxy].text() == labels::egressProxyValue;
    sandbox.managedBy = qstring(podLabels[labels::managedBy].text());
    sandbox.ports = portsOf(spec);
    sandbox.image = imageOf(spec);
    sandbox.controller = std::move(controller);
    readAnnotations(metadata["annotations"], sandbox);
    readStatus(pod, sandbox);
    return sandbox;
}

base::Result<Sandbox> decodeSandboxObject(const QJsonObject &pod)
{
    const QByteArray text = QJsonDocument(pod).toJson(QJsonDocument::Compact);
    kube::JsonParser parser;
    const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    if (!view)
        return base::fail(view.error());
    return decodeSandbox(kube::ObjectView(*view));
}

base::Result<Sandbox> decodeSandboxWithoutToken(const kube::ObjectView &pod)
{
    auto sandbox = decodeSandbox(pod);
    if (sandbox && !sandbox->accessToken.isEmpty())
        sandbox->accessTokenDigest = base::digest(std::exchange(sandbox->accessToken, {}).reveal());
    return sandbox;
}

} // namespace liteboxd::sandbox
