// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/head_parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/url/authority_view.hpp>
#include <boost/url/parse.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace liteboxd::http {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Code = boost::system::error_code;

/// Collects what Beast's parser finds, as views into its input.
template<bool isRequest>
class Collector : public http::basic_parser<isRequest>
{
public:
    Collector(io::BlockVector<Field> &fields, FieldSet &present)
        : m_fields(fields)
        , m_present(present)
    {
        this->header_limit(std::numeric_limits<std::uint32_t>::max()); // the caller has measured already
        this->body_limit(boost::none);
        this->skip(true);
    }

    std::string_view method;
    std::string_view target;
    std::string_view reason;
    int status = 0;
    int version = 11;

private:
    void on_request_impl(http::verb, beast::string_view name, beast::string_view where, int number, Code &) override
    {
        method = name;
        target = where;
        version = number;
    }
    void on_response_impl(int code, beast::string_view text, int number, Code &) override
    {
        status = code;
        reason = text;
        version = number;
    }
    void on_field_impl(http::field, beast::string_view name, beast::string_view value, Code &) override
    {
        const FieldId id = fieldIdOf(name);
        m_fields.push_back({name, value, id});
        m_present.insert(id);
    }
    void on_header_impl(Code &) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const &, Code &) override {}
    std::size_t on_body_impl(beast::string_view body, Code &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, Code &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, Code &) override { return body.size(); }
    void on_finish_impl(Code &) override {}

    io::BlockVector<Field> &m_fields;
    FieldSet &m_present;
};

/// HTTP-version of a request line that has one and is not ours (RFC 9110, 15.6.6).
bool isForeignVersion(std::string_view bytes)
{
    const std::string_view line = bytes.substr(0, bytes.find('\r'));
    const auto space = line.rfind(' ');
    if (space == std::string_view::npos)
        return false;
    const std::string_view version = line.substr(space + 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return version.size() == 8 && version.starts_with("HTTP/") && isDigit(version[5]) && version[6] == '.' &&
           isDigit(version[7]) && version != "HTTP/1.1" && version != "HTTP/1.0";
}

/// 1*DIGIT, and small enough to count with (RFC 9110, 8.6); a list, a sign, a hex number are not lengths.
std::optional<std::uint64_t> parseLength(std::string_view text)
{
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || text.size() > 18 || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return length;
}

/// Content-Length and Transfer-Encoding, where every hop must come to the same answer (RFC 9112, 6.1–6.3, 11.2).
/// nullopt: neither is there.
tl::expected<std::optional<BodyFraming>, Refusal> declaredFraming(const MessageHead &head)
{
    const std::size_t lengths = head.count(FieldId::ContentLength);
    const std::size_t codings = head.count(FieldId::TransferEncoding);
    if (lengths + codings == 0)
        return std::optional<BodyFraming>();
    if (lengths > 0 && codings > 0)
        return tl::unexpected(Refusal::LengthAndCoding);
    if (lengths + codings > 1)
        return tl::unexpected(Refusal::SeveralLengths);
    if (codings == 1) {
        if (!head.isHttp11())
            return tl::unexpected(Refusal::CodingInHttp10);
        if (!equalsIgnoringCase(*head.find(FieldId::TransferEncoding), "chunked"))
            return tl::unexpected(Refusal::UnknownCoding);
        return BodyFraming{BodyFraming::Kind::Chunked, 0};
    }
    const auto length = parseLength(*head.find(FieldId::ContentLength));
    if (!length)
        return tl::unexpected(Refusal::LengthNotANumber);
    return BodyFraming{*length > 0 ? BodyFraming::Kind::Length : BodyFraming::Kind::None, *length};
}

bool keepsAlive(const MessageHead &head)
{
    if (!head.has(FieldId::Connection))
        return head.isHttp11();
    if (head.lists(FieldId::Connection, "close"))
        return false;
    return head.isHttp11() || head.lists(FieldId::Connection, "keep-alive");
}

/// Letters, digits, dots and hyphens, and a port of up to four digits: nearly every Host, and no need for a parser.
bool isPlainHost(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isNamePart = [&isDigit](char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '.' || (c >= 'A' && c <= 'Z');
    };
    const std::string_view name = text.substr(0, text.find(':'));
    const std::string_view port = text.substr(std::min(name.size() + 1, text.size()));
    return !name.empty() && std::all_of(name.begin(), name.end(), isNamePart) && port.size() <= 4 &&
           !port.starts_with('0') && std::all_of(port.begin(), port.end(), isDigit);
}

/// uri-host [ ":" port ] (RFC 9110, 7.2). A comma, which a reg-name may have, would be a list of hosts to others.
bool isHost(std::string_view text)
{
    if (isPlainHost(text))
        return true;
    const auto authority = boost::urls::parse_authority(text);
    if (!authority || authority->has_userinfo() || text.find(',') != std::string_view::npos)
        return false;
    const std::string_view port = authority->port();
    std::uint16_t number = 0; // Boost.URL lets larger ports pass
    return port.empty() || std::from_chars(port.data(), port.data() + port.size(), number).ec == std::errc{};
}

/// A target in absolute form must be taken (RFC 9112, 3.2.2); it is taken where it names the same place as Host, and
/// then its origin form is meant. Any other target is given back as it is.
std::string_view originForm(std::string_view target, std::string_view host)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!equalsIgnoringCase(target.substr(0, scheme.size()), scheme))
            continue;
        const auto slash = target.find('/', scheme.size());
        const std::string_view authority = target.substr(scheme.size(), slash - scheme.size());
        if (slash != std::string_view::npos && !authority.empty() && equalsIgnoringCase(authority, host))
            return target.substr(slash);
    }
    return target;
}

/// Beast's parser has refused spaces and controls, but lets bytes beyond ASCII and a fragment through.
bool isUrlText(std::string_view target)
{
    unsigned char all = 0;
    for (const char c : target)
        all |= static_cast<unsigned char>(c);
    return all < 0x80 && target.find('#') == std::string_view::npos;
}

/// Takes out what spaces and tabs stand before colons, as a proxy must in a response (RFC 9112, 5.1). False where there
/// are none, or where others may have passed over the length of the body for them.
bool removeSpaceBeforeColons(io::BlockVector<char> &bytes)
{
    const std::string_view text(bytes.data(), bytes.size());
    io::BlockVector<char> without;
    without.reserve(text.size());
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = text.substr(begin, text.find('\n', begin) + 1 - begin);
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::size_t nameEnd = line.substr(0, colon).find_last_not_of(" \t") + 1;
        const bool hasSpace = begin > 0 && colon < line.size() && nameEnd < colon;
        const FieldId id = hasSpace ? fieldIdOf(line.substr(0, nameEnd)) : FieldId::Other;
        if (id == FieldId::ContentLength || id == FieldId::TransferEncoding)
            return false;
        without.insert(without.end(), line.begin(), line.begin() + (hasSpace ? nameEnd : colon));
        without.insert(without.end(), line.begin() + colon, line.end());
        begin += line.size();
    }
    const bool hasRemoved = without.size() < bytes.size();
    bytes = std::move(without);
    return hasRemoved;
}

std::optional<Refusal> refusalOf(const RequestHead &head, const HeadLimits &limits, TargetForms forms)
{
    const std::string_view target = head.target();
    if (target.size() > limits.target)
        return Refusal::TargetTooLong;
    if (head.fields().size() > limits.fields)
        return Refusal::TooManyFields;
    // A CONNECT or TRACE is never meant for a sandbox (RFC 9110, 9.3.6 and 9.3.8: TRACE would echo credentials).
    const bool isConnect = head.method() == "CONNECT";
    if (head.method() == "TRACE" || (isConnect && forms == TargetForms::Origin))
        return Refusal::MethodNotAvailable;
    if (isConnect && (head.has(FieldId::ContentLength) || head.has(FieldId::TransferEncoding)))
        return Refusal::LengthUnclear; // what follows is the tunnel's (RFC 9110, 9.3.6)
    // In the other forms the target and Host may name different places.
    if (target.empty() || (target.front() != '/' && forms == TargetForms::Origin))
        return Refusal::TargetWithoutSlash;
    if (!isUrlText(target))
        return Refusal::TargetNotUrl;
    const std::size_t hosts = head.count(FieldId::Host);
    if (hosts > 1 || (hosts == 0 && head.isHttp11()))
        return Refusal::NotOneHost;
    if (!isHost(head.host()))
        return Refusal::HostNotAHost;
    if (const auto expectation = head.find(FieldId::Expect);
        expectation && (head.count(FieldId::Expect) > 1 || !equalsIgnoringCase(*expectation, "100-continue")))
        return Refusal::UnknownExpectation;
    return std::nullopt;
}

} // namespace

tl::expected<RequestHead, Refusal> HeadParser::request(std::string_view bytes, const HeadLimits &limits,
                                                       TargetForms forms)
{
    RequestHead head;
    head.m_bytes.assign(bytes.begin(), bytes.end());
    head.m_fields.reserve(16);
    Collector<true> collector(head.m_fields, head.m_present);
    Code error;
    collector.put(boost::asio::const_buffer(head.m_bytes.data(), head.m_bytes.size()), error);
    if (error || !collector.is_header_done()) {
        if (isForeignVersion(bytes))
            return tl::unexpected(Refusal::UnknownVersion);
        if (error == http::error::bad_transfer_encoding || error == http::error::multiple_content_length ||
            error == http::error::bad_content_length)
            return tl::unexpected(Refusal::LengthUnclear);
        return tl::unexpected(Refusal::Malformed);
    }
    head.m_method = collector.method;
    head.m_target = forms == TargetForms::Origin ? originForm(collector.target, head.host()) : collector.target;
    head.m_http11 = collector.version == 11;
    if (const auto refusal = refusalOf(head, limits, forms))
        return tl::unexpected(*refusal);
    const auto framing = declaredFraming(head);
    if (!framing)
        return tl::unexpected(framing.error());
    head.m_framing = framing->value_or(BodyFraming{});
    head.m_keepsAlive = keepsAlive(head);
    head.m_expectsContinue = head.isHttp11() && head.m_framing.hasBody() && head.has(FieldId::Expect);
    return head;
}

std::optional<ResponseHead> HeadParser::response(std::string_view bytes, std::string_view requestMethod)
{
    ResponseHead head;
    head.m_bytes.assign(bytes.begin(), bytes.end());
    // The space behind the status must be there before an empty reason, too (RFC 9112, 4); many a server forgets it.
    constexpr std::size_t behindStatus = std::string_view("HTTP/1.1 200").size();
    if (bytes.size() > behindStatus && bytes[behindStatus] == '\r')
        head.m_bytes.insert(head.m_bytes.begin() + behindStatus, ' ');
    head.m_fields.reserve(16);
    for (bool isSecondTry = false;; isSecondTry = true) {
        Collector<false> collector(head.m_fields, head.m_present);
        Code error;
        collector.put(boost::asio::const_buffer(head.m_bytes.data(), head.m_bytes.size()), error);
        head.m_status = collector.status;
        head.m_reason = collector.reason;
        head.m_http11 = collector.version == 11;
        if (!error && collector.is_header_done() && head.m_status >= 100 && head.m_status <= 999)
            break;
        if (isSecondTry || !removeSpaceBeforeColons(head.m_bytes))
            return std::nullopt;
        head.m_fields.clear();
        head.m_present = {};
    }
    const auto framing = declaredFraming(head);
    if (!framing)
        return std::nullopt;
    const int status = head.m_status;
    const bool bodiless = status < 200 || status == 204 || status == 304 || requestMethod == "HEAD";
    if (!bodiless)
        head.m_framing = framing->value_or(BodyFraming{BodyFraming::Kind::UntilClose, 0});
    head.m_keepsAlive = keepsAlive(head) && head.m_framing.kind != BodyFraming::Kind::UntilClose;
    return head;
}

} // namespace liteboxd::http
