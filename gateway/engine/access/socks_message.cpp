// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/socks_message.h"

namespace liteboxd::engine {

namespace {

constexpr std::uint8_t version = 5;
constexpr std::uint8_t loginVersion = 1;
constexpr std::uint8_t passwordMethod = 2;
constexpr std::uint8_t connectCommand = 1;

std::uint8_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

} // namespace

SocksRead readSocksOffer(std::string_view bytes, SocksOffer &offer)
{
    if (!bytes.empty() && byteAt(bytes, 0) != version)
        return SocksRead::Malformed;
    if (bytes.size() < 2)
        return SocksRead::Incomplete;
    const std::size_t count = byteAt(bytes, 1);
    if (count == 0)
        return SocksRead::Malformed;
    offer.size = 2 + count;
    if (bytes.size() < offer.size)
        return SocksRead::Incomplete;
    offer.hasPassword = bytes.substr(2, count).find(static_cast<char>(passwordMethod)) != std::string_view::npos;
    return SocksRead::Whole;
}

SocksRead readSocksLogin(std::string_view bytes, SocksLogin &login)
{
    if (!bytes.empty() && byteAt(bytes, 0) != loginVersion)
        return SocksRead::Malformed;
    if (bytes.size() < 2)
        return SocksRead::Incomplete;
    const std::size_t userSize = byteAt(bytes, 1);
    if (bytes.size() < 3 + userSize)
        return SocksRead::Incomplete;
    const std::size_t passwordSize = byteAt(bytes, 2 + userSize);
    login.size = 3 + userSize + passwordSize;
    if (bytes.size() < login.size)
        return SocksRead::Incomplete;
    login.user = bytes.substr(2, userSize);
    login.password = bytes.substr(3 + userSize, passwordSize);
    return SocksRead::Whole;
}

SocksRead readSocksRequest(std::string_view bytes, SocksRequest &request, SocksReply &reply)
{
    reply = SocksReply::Failed;
    if (!bytes.empty() && byteAt(bytes, 0) != version)
        return SocksRead::Malformed;
    if (bytes.size() < 5)
        return SocksRead::Incomplete;
    if (byteAt(bytes, 2) != 0)
        return SocksRead::Malformed;
    std::size_t begin = 4;
    std::size_t size = 0;
    switch (byteAt(bytes, 3)) {
    case 1:
        size = 4;
        break;
    case 3:
        size = byteAt(bytes, begin++);
        request.isName = true;
        break;
    case 4:
        size = 16;
        break;
    default:
        reply = SocksReply::AddressNotSupported;
        return SocksRead::Malformed;
    }
    request.size = begin + size + 2;
    if (bytes.size() < request.size)
        return SocksRead::Incomplete;
    request.isConnect = byteAt(bytes, 1) == connectCommand;
    request.name = request.isName ? bytes.substr(begin, size) : std::string_view();
    request.port = static_cast<std::uint16_t>(byteAt(bytes, begin + size) << 8U | byteAt(bytes, begin + size + 1));
    return SocksRead::Whole;
}

std::string socksAnswer(SocksReply reply)
{
    std::string answer(10, '\0'); // as address 0.0.0.0:0, which is nobody's
    answer[0] = static_cast<char>(version);
    answer[1] = static_cast<char>(reply);
    answer[3] = 1;
    return answer;
}

} // namespace liteboxd::engine
