// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_shape.h"

#include "app/ctl/frame/duration_text.h"
#include "core/sandbox/sandbox_json.h"

#include <QDateTime>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

qint64 secondsFromNow(const QJsonObject &object, const char *member)
{
    const QDateTime time = QDateTime::fromString(object.value(QLatin1StringView(member)).toString(), Qt::ISODate);
    return time.isValid() ? QDateTime::currentDateTimeUtc().secsTo(time) : 0;
}

QString age(const QJsonObject &object)
{
    return QString::fromStdString(shortDuration(std::chrono::seconds(-secondsFromNow(object, "createdAt"))));
}

QString timeLeft(const QJsonObject &object)
{
    if (!object.value("expiresAt"_L1).isString())
        return u"-"_s;
    const qint64 left = secondsFromNow(object, "expiresAt");
    return left <= 0 ? u"over"_s : QString::fromStdString(shortDuration(std::chrono::seconds(left)));
}

QString internet(const QJsonObject &object)
{
    const QJsonObject internet = object.value("internet"_L1).toObject();
    if (internet.value("scope"_L1) == u"domains"_s)
        return u"domains (%1)"_s.arg(internet.value("allowedDomains"_L1).toArray().size());
    const QString wanted = internet.value("requested"_L1).toBool() ? u"on"_s : u"off"_s;
    const QString observed = internet.value("observed"_L1).toString();
    return observed == u"unknown"_s || observed == wanted ? wanted : u"%1 (%2)"_s.arg(wanted, observed);
}

QString state(const QJsonObject &object)
{
    const QString reason = object.value("reason"_L1).toString();
    const QString state = object.value("state"_L1).toString();
    return reason.isEmpty() ? state : u"%1 (%2)"_s.arg(state, reason);
}

} // namespace

QUrl gatewayAddress()
{
    const QUrl given(qEnvironmentVariable("LITEBOXD_GATEWAY_URL"));
    const bool isUsable = given.isValid() && !given.host().isEmpty();
    return isUsable ? given : QUrl(u"http://127.0.0.1:7080"_s);
}

QJsonObject jsonOf(const sandbox::Sandbox &sandbox)
{
    return sandbox::sandboxJson(sandbox, {}, gatewayAddress());
}

Shape sandboxShape()
{
    return {Shape::member("id"),
            {{"ID", Shape::member("id")},
             {"STATE", state},
             {"READY", Shape::member("ready")},
             {"TEMPLATE", Shape::member("template")},
             {"INTERNET", internet},
             {"AGE", age},
             {"TIME LEFT", timeLeft},
             {"NODE", Shape::member("node"), ColumnUse::Wide},
             {"ADDRESS", Shape::member("podAddress"), ColumnUse::Wide},
             {"RESTARTS", Shape::member("restarts"), ColumnUse::Wide},
             {"CPU (m)", Shape::member("usage.cpuMilli"), ColumnUse::Wide},
             {"MEMORY (B)", Shape::member("usage.memory"), ColumnUse::Wide},
             {"MANAGED BY", Shape::member("managedBy"), ColumnUse::Wide},
             {"POD", Shape::member("podName"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
