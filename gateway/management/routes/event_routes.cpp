// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "gateway/management/routes/api_call.h"
#include "gateway/management/feeds/event_feed.h"

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

void openEventSocket(ApiCall &call)
{
    std::uint64_t last = call.events()->newest();
    if (const QString since = call.option(u"since"_s); !since.isNull()) {
        bool isNumber = false;
        last = since.toULongLong(&isNumber);
        if (!isNumber)
            return call.refuse(400, "InvalidArgument", "since must be the number of an event");
    }
    ApiAnswer answer;
    answer.status = 101;
    answer.feed = std::make_shared<EventFeed>(call.events(), last);
    call.answer(answer);
}

} // namespace liteboxd::management
