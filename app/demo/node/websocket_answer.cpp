// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/websocket_answer.h"

#include "core/base/websocket_frame.h"

namespace liteboxd::demo {

http::Answer webSocketAnswer(const http::RequestHead &request, std::string_view subprotocol)
{
    http::Answer answer(101);
    answer.fields.emplace_back("Upgrade", "websocket");
    answer.fields.emplace_back("Connection", "Upgrade");
    answer.fields.emplace_back("Sec-WebSocket-Accept", base::acceptFor(request.find("Sec-WebSocket-Key").value_or("")));
    if (!subprotocol.empty())
        answer.fields.emplace_back("Sec-WebSocket-Protocol", subprotocol);
    return answer;
}

} // namespace liteboxd::demo
