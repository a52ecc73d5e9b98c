// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/template_spec.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <limits>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads members of a spec and remembers the first fault, so that they are read without a check at each line.
class Reader
{
public:
    QString text(const QJsonObject &object, const char *member, const QString &fallback = {})
    {
        const QJsonValue value = object.value(QLatin1StringView(member));
        if (isAbsent(value))
            return fallback;
        if (value.isString())
            return value.toString();
        if (value.isDouble()) // "cpu: 2" is a number to YAML
            return value.toVariant().toString();
        refuse("must be a text", member);
        return fallback;
    }

    QStringList texts(const QJsonObject &object, const char *member)
    {
        const QJsonValue value = object.value(QLatin1StringView(member));
        QStringList out;
        if (!isAbsent(value) && !value.isArray())
            refuse("must be a list of texts", member);
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            if (!item.isString() && !item.isDouble() && !item.isBool())
                refuse("must be a list of texts", member);
            out << item.toVariant().toString();
        }
        return out;
    }

    QJsonObject object(const QJsonObject &object, const char *member)
    {
        const QJsonValue value = object.value(QLatin1StringView(member));
        if (!isAbsent(value) && !value.isObject())
            refuse("must be a map", member);
        return value.toObject();
    }

    QJsonArray array(const QJsonObject &object, const char *member)
    {
        const QJsonValue value = object.value(QLatin1StringView(member));
        if (!isAbsent(value) && !value.isArray())
            refuse("must be a list", member);
        return value.toArray();
    }

    /// A whole number that is not negative.
    std::optional<qint64> number(const QJsonObject &object, const char *member)
    {
        constexpr qint64 most = std::numeric_limits<int>::max();
        const QJsonValue value = object.value(QLatin1StringView(member));
        if (isAbsent(value))
            return std::nullopt;
        const qint64 number = value.toInteger(-1);
        if (number < 0 || number > most) {
            refuse("must be a whole number that is not negative", member);
            return std::nullopt;
        }
        return number;
    }

    std::optional<std::chrono::seconds> seconds(const QJsonObject &object, const char *member)
    {
        const auto given = number(object, member);
        return given && *given > 0 ? std::optional(std::chrono::seconds(*given)) : std::nullopt;
    }

    void refuse(std::string message, std::string member)
    {
        if (!m_fault)
            m_fault = base::Error{base::ErrorCode::Malformed, std::move(message), "spec." + std::move(member)};
    }

    const std::optional<base::Error> &fault() const { return m_fault; }

private:
    static bool isAbsent(const QJsonValue &value) { return value.isUndefined() || value.isNull(); }

    std::optional<base::Error> m_fault;
};

void readEnvironment(const QJsonObject &spec, Reader &reader, TemplateSpec &out)
{
    const QJsonObject env = reader.object(spec, "env");
    for (auto entry = env.begin(); entry != env.end(); ++entry) {
        if (entry.key().isEmpty() || entry.key().contains(u'='))
            reader.refuse("holds a name that no variable can have", "env");
        if (entry->isObject() || entry->isArray())
            reader.refuse("must be a map of texts", "env");
        out.env[entry.key()] = entry->toVariant().toString();
    }
}

void readFiles(const QJsonObject &spec, Reader &reader, TemplateSpec &out)
{
    const QJsonArray files = reader.array(spec, "files");
    for (const QJsonValue &value : files) {
        const QJsonObject file = value.toObject();
        const TemplateFile made{reader.text(file, "destination"), reader.text(file, "content")};
        if (!made.destination.startsWith(u'/') || made.destination.endsWith(u'/') ||
            made.destination.split(u'/').contains(u".."_s))
            reader.refuse("must be an absolute path of a file", "files.destination");
        out.files.push_back(made);
    }
}

void readReadiness(const QJsonObject &spec, Reader &reader, TemplateSpec &out)
{
    const QJsonObject probe = reader.object(spec, "readinessProbe");
    if (probe.isEmpty())
        return;
    ReadinessProbe readiness;
    readiness.command = reader.texts(reader.object(probe, "exec"), "command");
    if (readiness.command.isEmpty())
        reader.refuse("must name a command", "readinessProbe.exec.command");
    readiness.initialDelay = std::chrono::seconds(reader.number(probe, "initialDelaySeconds").value_or(0));
    readiness.period = reader.seconds(probe, "periodSeconds").value_or(readiness.period);
    const qint64 threshold = reader.number(probe, "failureThreshold").value_or(0);
    if (threshold > 0)
        readiness.failureThreshold = static_cast<int>(threshold);
    out.readiness = readiness;
}

} // namespace

bool isQuantity(const QString &text)
{
    static const QRegularExpression quantity(u"\\A[0-9]+(?:\\.[0-9]+)?(?:m|[kMGTPE]|[KMGTPE]i|e[0-9]{1,2})?\\z"_s);
    return text.size() <= 32 && quantity.match(text).hasMatch();
}

base::Result<TemplateSpec> TemplateSpec::fromJson(const QJsonObject &spec)
{
    Reader reader;
    TemplateSpec out;
    out.image = reader.text(spec, "image");
    if (out.image.trimmed().isEmpty())
        reader.refuse("must name an image", "image");
    out.command = reader.texts(spec, "command");
    out.args = reader.texts(spec, "args");
    const QJsonObject resources = reader.object(spec, "resources");
    out.cpu = reader.text(resources, "cpu", out.cpu);
    out.memory = reader.text(resources, "memory", out.memory);
    if (!isQuantity(out.cpu))
        reader.refuse("must be a quantity such as 500m", "resources.cpu");
    if (!isQuantity(out.memory))
        reader.refuse("must be a quantity such as 512Mi", "resources.memory");
    out.ttl = reader.seconds(spec, "ttl");
    out.maxLifetime = reader.seconds(spec, "maxLifetime");
    readEnvironment(spec, reader, out);
    out.startupScript = reader.text(spec, "startupScript");
    out.startupTimeout = reader.seconds(spec, "startupTimeout").value_or(out.startupTimeout);
    readFiles(spec, reader, out);
    readReadiness(spec, reader, out);
    out.isPersistent = reader.object(spec, "persistence").value("enabled"_L1).toBool();
    auto network = NetworkSpec::fromJson(reader.object(spec, "network"));
    if (!network)
        reader.refuse(network.error().message, "network");
    else
        out.network = std::move(*network);
    if (reader.fault())
        return base::fail(*reader.fault());
    return out;
}

} // namespace liteboxd::sandbox
