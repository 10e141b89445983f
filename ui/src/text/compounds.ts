// Words of two and three syllables that titles of resolutions, laws and guidance are made of. A title that breaks inside
// one is read twice: "Nghị / quyết". Only titles ask: in running text breaks fall where they fall, as in print.
const COMPOUNDS = `
an ninh, an toàn, ban hành, báo cáo, bảo đảm, bảo vệ, bền vững, biên soạn, biến đổi, bổ sung, bộ máy, cá nhân, cải cách,
cán bộ, cấp ủy, cấp uỷ, chế độ, chi bộ, chỉ đạo, chỉ thị, chỉ tiêu, chiến lược, chính phủ, chính quyền, chính sách,
chính thức, chính trị, chủ tịch, chủ trương, chuẩn bị, chung tay, chương trình, công bố, công dân, công nghệ, công nghiệp,
công tác, cơ bản, cơ cấu, cơ chế, cơ quan, cơ sở, cụ thể, dân chủ, dân cư, dân số, dân tộc, dân vận, dịch vụ, diễn đàn,
doanh nghiệp, du lịch, dữ liệu, đại biểu, đại hội, đảng bộ, đảng ủy, đảng uỷ, đảng viên, đào tạo, đất đai, đầu tư, đẩy mạnh,
địa phương, điều chỉnh, điều hành, đoàn thể, đô thị, đổi mới, đột phá, đơn vị, đời sống, giai đoạn, giải pháp, giải thích,
giám sát, giáo dục, giao thông, hạ tầng, hàng năm, hành chính, hệ thống, hiệp thương, hiến pháp, hiện đại, hiện trạng,
hiệu lực, hiệu quả, hình thành, hoàn thiện, hoàn thành, hoạt động, học tập, hội đồng, hội nghị, hội nhập, hợp tác,
huy động, hướng dẫn, kế hoạch, kết cấu, kết luận, kết nối, kết quả, khai thác, khí hậu, khoa học, khoáng sản, khu vực,
kiểm soát, kiểm tra, kiến thiết, kiến trúc, kinh doanh, kinh phí, kinh tế, lãnh đạo, liên hệ, lợi ích, mặt trận, mô hình,
môi trường, mục đích, mục tiêu, nâng cao, năng lực, năng lượng, nghị định, nghị quyết, nghiên cứu, nghiệp vụ, nguồn lực,
nhà nước, nhà ở, nhân dân, nhân lực, nhiệm vụ, nông nghiệp, nông thôn, nội dung, phát triển, pháp luật, phân bổ,
phân công, phê duyệt, phòng chống, phổ biến, phụ lục, phương hướng, quan điểm, quán triệt, quản lý, quản lí, quản trị,
quốc gia, quốc hội, quốc phòng, quốc tế, quy chế, quy định, quy hoạch, quy mô, quyền hạn, quyền lợi, quyết định, rà soát,
sản xuất, sáng tạo, sắp xếp, sinh hoạt, số liệu, sơ kết, sử dụng, sửa đổi, tài chính, tài liệu, tài nguyên, tái thiết,
tăng cường, tầm nhìn, tập trung, tập thể, thẩm quyền, thanh niên, thành lập, thành phố, thành ủy, thành uỷ, thành viên,
thảo luận, theo dõi, thế giới, thể chế, thi hành, thích ứng, thiết kế, thị trường, thông báo, thông minh, thông tin,
thông tư, thời gian, thu hoạch, thuật ngữ, thủ tướng, thúc đẩy, thực hiện, thực trạng, thương mại, tiến độ, tỉnh ủy,
tỉnh uỷ, tóm lược, toàn diện, toàn quốc, tổ chức, tổng kết, tổng thể, trách nhiệm, triển khai, trung ương, truyền thông,
tuyên giáo, tuyên truyền, tư tưởng, từ ngữ, ủy ban, uỷ ban, ủy viên, uỷ viên, ứng dụng, ứng phó, văn bản, văn hóa, văn hoá,
văn kiện, vật liệu, viết tắt, việc làm, việt nam, vị trí, xã hội, xây dựng, xuất khẩu, yêu cầu`;

/** One of them, between letters that aren't. */
export const COMPOUND = new RegExp(
  `(?<![\\p{L}\\p{M}])(${COMPOUNDS.split(',')
    .map((word) => word.trim())
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{M}])`,
  'giu',
);
