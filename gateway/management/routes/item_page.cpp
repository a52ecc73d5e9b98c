// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/item_page.h"

#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/api_route.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualLimit = 500;
constexpr int largestLimit = 1000;
constexpr auto base64Form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype sealSize = 8;

/// Holds a place in a list to the list: what it was read from, without how much of it was asked for. It keeps nobody
/// from making a place up, for a place opens nothing; it keeps a place that is none from looking like the end.
QByteArray sealOf(const ApiCall &call, const QByteArray &key)
{
    QUrlQuery question(QString::fromStdString(call.request().query));
    question.removeAllQueryItems(u"limit"_s);
    question.removeAllQueryItems(u"continue"_s);
    QByteArray text = QByteArray::fromStdString(std::string(call.request().route->pattern));
    for (const auto &[name, value] : call.request().parameters)
        text += '\n' + QByteArray::fromStdString(value);
    text += '\n' + question.toString(QUrl::FullyEncoded).toUtf8() + '\n' + key;
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(sealSize);
}

QString placeBehind(const ApiCall &call, const QString &key)
{
    const QByteArray bytes = key.toUtf8();
    return QString::fromLatin1((sealOf(call, bytes) + bytes).toBase64(base64Form));
}

/// The key that a place is behind. Nothing: this list gave no such place.
std::optional<QString> keyBefore(const ApiCall &call, const QString &place)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(place.toLatin1(), base64Form | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray bytes = decoded ? *decoded : QByteArray();
    if (bytes.size() <= sealSize)
        return std::nullopt;
    const QByteArray key = bytes.sliced(sealSize);
    return bytes.first(sealSize) == sealOf(call, key) ? std::optional(QString::fromUtf8(key)) : std::nullopt;
}

} // namespace

void answerPage(ApiCall &call, std::vector<PageItem> items)
{
    const auto limit = call.number(u"limit"_s, 1, largestLimit, usualLimit);
    if (!limit)
        return;
    QString behind;
    if (const QString given = call.option(u"continue"_s); !given.isEmpty()) {
        const auto key = keyBefore(call, given);
        if (!key)
            return call.refuse(400, "InvalidArgument", "continue is none that this list gave; begin without it");
        behind = *key;
    }
    const auto isBefore = [](const PageItem &a, const PageItem &b) { return a.key < b.key; };
    std::sort(items.begin(), items.end(), isBefore);
    auto next = std::upper_bound(items.begin(), items.end(), PageItem{behind, {}}, isBefore);
    QJsonArray page;
    QString last;
    for (; next != items.end() && page.size() < *limit; ++next) {
        page.append(next->json());
        last = next->key;
    }
    const QJsonValue more = next == items.end() ? QJsonValue(QJsonValue::Null) : QJsonValue(placeBehind(call, last));
    call.answer(200, {{u"items"_s, page}, {u"continue"_s, more}});
}

} // namespace liteboxd::management
