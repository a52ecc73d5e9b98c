// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/item_page.h"

#include "gateway/management/routes/api_call.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualLimit = 500;
constexpr int largestLimit = 1000;
constexpr auto base64Form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

void answerPage(ApiCall &call, std::vector<PageItem> items)
{
    const auto limit = call.number(u"limit"_s, 1, largestLimit, usualLimit);
    if (!limit)
        return;
    QString behind;
    if (const QString given = call.option(u"continue"_s); !given.isEmpty()) {
        const auto decoded =
            QByteArray::fromBase64Encoding(given.toLatin1(), base64Form | QByteArray::AbortOnBase64DecodingErrors);
        behind = decoded ? QString::fromUtf8(*decoded) : QString();
        if (behind.isEmpty())
            return call.refuse(400, "InvalidArgument", "continue is none that this API gave");
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
    const QJsonValue more = next == items.end() ? QJsonValue(QJsonValue::Null)
                                                : QJsonValue(QString::fromLatin1(last.toUtf8().toBase64(base64Form)));
    call.answer(200, {{u"items"_s, page}, {u"continue"_s, more}});
}

} // namespace liteboxd::management
